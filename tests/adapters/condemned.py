"""Three small suites, right answers to them, and what every wrong or dishonest submission must come to."""

from collections.abc import Callable
from typing import Any

from adapters.judged import Entry, Judged, Suite, passes, problem
from quizzer.sandbox import Limits

QUICK = Limits(cpu_seconds=1, wall_seconds=1)

Condemned = Callable[..., Entry]


def total(submission: Any, world: Any) -> None:
    """A generator of running totals: every value, its kind, and its end."""
    totals = submission.total()
    totals.is_a("generator")
    totals.next().gives(0)
    totals.send(10).gives(10)
    totals.send(20).gives(30)
    totals.close().closes()
    totals.next().ends()


def both(submission: Any, world: Any) -> None:
    """Two fetches of a second together: what they gave, how long it took, and nothing left over."""
    a, b = world.fetch("a"), world.fetch("b")
    run = submission.both(a, b).run()
    run.returns([a.result, b.result])
    run.takes(1)
    world.overlapped(a, b)
    world.nothing_blocked()
    run.leaves_nothing()


def first(submission: Any, world: Any) -> None:
    """The first of two wins, the other is cancelled at that moment."""
    quick, slow = world.fetch("quick", takes=1), world.fetch("slow", takes=5)
    run = submission.first(quick, slow).run()
    run.returns(quick.result)
    run.takes(1)
    slow.was_cancelled(at=1)
    run.leaves_nothing()


SUITES: dict[str, Suite] = {"total": total, "both": both, "first": first}
RIGHT = """
import asyncio
def total():
    value = 0
    while True:
        value += (yield value) or 0
async def both(a, b):
    return list(await asyncio.gather(a(), b()))
async def first(a, b):
    tasks = [asyncio.create_task(f()) for f in (a, b)]
    done, left = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in left:
        task.cancel()
    await asyncio.wait(tasks)
    return done.pop().result()
"""


def condemn(judged: Judged, suite: str, submission: str, *verdicts: str) -> Entry:
    """Judge it: a verdict of its own, which is not a pass; and the next one is judged as if nothing had been."""
    entry = judged(SUITES[suite], submission, QUICK)
    assert entry["verdict"] not in ("passed", "judge_error"), problem(entry)
    assert not verdicts or entry["verdict"] in verdicts, problem(entry)
    passes(judged(SUITES[suite], RIGHT))
    return entry
