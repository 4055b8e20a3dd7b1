"""The seven checks of benchmarks/bare for check50, which imports the submission into a process for each."""

import asyncio

import check50
import check50.py

log = []


def fetch(name, turns=1, error=None):
    """A factory as the challenge describes it."""

    async def run():
        log.append(f"+{name}")
        for _ in range(turns):
            await asyncio.sleep(0)
        log.append(f"-{name}")
        if error is not None:
            raise error
        return name

    return run


def outcome(function, *factories):
    """What it returned, or the type of what it raised."""
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
