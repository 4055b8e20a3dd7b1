"""The seven checks of benchmarks/bare for check50, which imports the submission into a process for each."""

import asyncio

from factories import fetch, log

import check50
import check50.py


def outcome(function, *factories):
    """What it returned, or the type of what it raised; ``log`` has what happened."""
    log.clear()  # one process may run several checks
    solution = check50.py.import_("solution.py")
    try:
        return asyncio.run(getattr(solution, function)(*factories))
    except Exception as e:
        return type(e)


def equal(found, wanted):
    if found != wanted:
        raise check50.Mismatch(str(wanted), str(found))


@check50.check()
def sequential_order():
    """sequential returns the results in the order of its arguments"""
    equal(outcome("sequential", fetch("a", 3), fetch("b"), fetch("c", 2)), ["a", "b", "c"])


@check50.check()
def sequential_in_turn():
    """sequential starts each after the one before"""
    outcome("sequential", fetch("a"), fetch("b", 2))
    equal(log, ["+a", "-a", "+b", "-b"])


@check50.check()
def sequential_error():
    """sequential stops at the first error"""
    equal(outcome("sequential", fetch("a"), fetch("b", error=ValueError("down")), fetch("c")), ValueError)
    equal("+c" in log, False)


@check50.check()
def concurrent_together():
    """concurrent has all in flight together"""
    outcome("concurrent", fetch("a", 3), fetch("b", 3))
    equal(log[:2], ["+a", "+b"])


@check50.check()
def concurrent_order():
    """concurrent returns the results in the order of its arguments"""
    equal(outcome("concurrent", fetch("a", 3), fetch("b"), fetch("c", 2)), ["a", "b", "c"])


@check50.check()
def concurrent_error():
    """concurrent lets the first error out"""
    equal(outcome("concurrent", fetch("a", 3), fetch("b", error=ValueError("down"))), ValueError)


@check50.check()
def nothing():
    """without factories the result is an empty list"""
    equal([outcome("sequential"), outcome("concurrent")], [[], []])
