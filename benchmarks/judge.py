"""What judging costs once the judge is warm.

    python benchmarks/judge.py [ROUNDS]

Microseconds for a step of a generator across the wire, and for a jump of the clock; a whole warm verdict against
``python -c pass``; virtual seconds in a real one; submissions per second with a judge for each core, against bare
pytest doing the same. Exits with 1 when a target is missed.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from measure import (
    CHALLENGES,
    SLUG,
    SLUGS,
    SOLUTION,
    TYPING_SECONDS,
    Times,
    bare_pytest,
    compare,
    in_turns,
    nothing,
    rounds,
    state,
    tell,
)

from quizzer.grading.judge import JudgeProcess
from quizzer.sandbox import Limits

STEPS, JUMPS = 4000, 2000
STEP_MICROSECONDS, JUMP_MICROSECONDS, WARM, HUNDRED_SECONDS = 100, 300, 1.5, 100
"""The targets; the first two are generous, since they are times and not ratios. The last is milliseconds."""
LONG = 10
"""How many times as long everything takes for which a hundred virtual seconds are judged."""
THROUGHPUT_SECONDS = 5.0

SUBMISSION = b"""
import asyncio

def echo():
    value = None
    while True:
        value = yield value

async def sleeper(times):
    for _ in range(times):
        await asyncio.sleep(1)
"""
SUITE = """
import json, time

def test_steps(submission):
    echo = submission.echo()
    echo.next()
    began = time.perf_counter()
    for number in range({steps}):
        echo.send(number)
    note("steps", time.perf_counter() - began)
    echo.send("end").gives("end")

def test_jumps(submission):
    sleeper = submission.sleeper({jumps})
    began = time.perf_counter()
    run = sleeper.run()
    note("jumps", time.perf_counter() - began)
    run.returns(None).takes({jumps})

def note(name, seconds):
    with open({notes!r}, "a") as notes:
        notes.write(json.dumps([name, seconds]) + chr(10))
"""


def main() -> int:
    return 0 if measured(rounds(25)) else 1


def measured(times_each: int) -> bool:
    """Whether all targets hold."""
    held = [_steps_and_jumps(), *(_warm(slug, times_each) for slug in SLUGS), _virtual_seconds(times_each)]
    _at_once(times_each)
    _throughput()
    return all(held)


def _steps_and_jumps() -> bool:
    """Measured inside the judge, which times its own side of the wire; the best of five runs."""
    with tempfile.TemporaryDirectory() as directory:
        notes = Path(directory) / "notes"
        suite = Path(directory) / "suite"
        suite.mkdir()
        text = SUITE.format(steps=STEPS, jumps=JUMPS, notes=str(notes))
        (suite / "test_costs.py").write_text(text, encoding="utf-8")
        with JudgeProcess(suite) as judge:
            for _ in range(5):
                _verdict(judge, SUBMISSION)
        noted = [json.loads(line) for line in notes.read_text(encoding="utf-8").splitlines()]
    step = min(s for name, s in noted if name == "steps") / STEPS * 1e6
    jump = min(s for name, s in noted if name == "jumps") / JUMPS * 1e6
    return all(
        [
            state(f"send() and its answer, recorded: {step:.0f} us", step, STEP_MICROSECONDS),
            state(f"a jump of the clock, with the task's step: {jump:.0f} us", jump, JUMP_MICROSECONDS),
        ]
    )


def _warm(slug: str, times_each: int) -> bool:
    """A verdict from a judge that is already there, half a second after the last one, as ``challenge watch`` has it."""
    times = _judged_again(slug, times_each, TYPING_SECONDS, alone=True)
    return compare(f"warm: {slug} judged again", times["grade"], "python -c pass", times["pass"], WARM)


def _at_once(times_each: int) -> None:
    """The same one right after the other, as ``verify`` has it: the next guests are not there yet."""
    times = _judged_again(SLUG, times_each, 0, alone=False)
    compare(f"warm: {SLUG} judged again at once", times["grade"], "python -c pass", times["pass"])


def _judged_again(slug: str, times_each: int, pause: float, *, alone: bool) -> dict[str, Times]:
    source = (CHALLENGES / slug / "solution.py").read_bytes()
    with JudgeProcess(CHALLENGES / slug / "suite") as judge:
        again = _timed(lambda: _verdict(judge, source, alone=alone))

        def grade() -> float:
            time.sleep(pause)
            return again()

        return in_turns({"pass": nothing(os.environ), "grade": grade}, times_each)


def _virtual_seconds(times_each: int) -> bool:
    """The suite of sequential-vs-concurrent with everything in it taking ``LONG`` times as long."""
    source = SOLUTION.read_bytes()
    (test,) = (SOLUTION.parent / "suite").glob("test_*.py")
    slow = f"{test.read_text(encoding='utf-8')}\n\nimport quizzer.judge.moments as moments\nmoments.SECOND *= {LONG}\n"
    with tempfile.TemporaryDirectory() as directory:
        (Path(directory) / test.name).write_text(slow, encoding="utf-8")
        with JudgeProcess(Path(directory)) as judge:
            report = _verdict(judge, source)
            grade = in_turns({"grade": _timed(lambda: _verdict(judge, source))}, times_each)["grade"]
    virtual = sum(test["seconds"] for test in report["tests"])
    print(f"{virtual:g} virtual seconds judged\n  {grade}")
    tell(f"virtual seconds per real one: {virtual / grade.median:.0f}")
    least = grade.least * 1000
    return state(f"{virtual:g} virtual seconds: {least:.0f} ms of judging", least, HUNDRED_SECONDS)


def _throughput() -> None:
    """With a judge for each core, and then with bare pytest on each core."""
    cores = os.cpu_count() or 1
    source = SOLUTION.read_bytes()
    with ExitStack() as stack:
        judges = [stack.enter_context(JudgeProcess(SOLUTION.parent / "suite")) for _ in range(cores)]
        for judge in judges:
            _verdict(judge, source)
        judged = _per_second([lambda judge=judge: _verdict(judge, source) for judge in judges])
    with tempfile.TemporaryDirectory() as home:
        bare = _per_second([bare_pytest(home)] * cores)
    tell(f"submissions per second over {cores} cores, {SLUG}: {judged:.1f}; bare pytest: {bare:.1f}")


def _per_second(works: list[Callable[[], object]]) -> float:
    """How often all of them together are done in a second when each has a thread."""
    until = time.perf_counter() + THROUGHPUT_SECONDS

    def done(work: Callable[[], object]) -> int:
        count = 0
        while time.perf_counter() < until:
            work()
            count += 1
        return count

    with ThreadPoolExecutor(len(works)) as pool:
        return sum(pool.map(done, works)) / THROUGHPUT_SECONDS


def _timed(work: Callable[[], object]) -> Callable[[], float]:
    def run() -> float:
        began = time.perf_counter()
        work()
        return time.perf_counter() - began

    return run


def _verdict(judge: JudgeProcess, source: bytes, *, alone: bool = False) -> dict[str, Any]:
    """The report on a right submission."""
    judge.ask(source, Limits(), alone=alone)
    report = judge.answer()
    failed = [test for test in report["tests"] if test["verdict"] != "passed"]
    if failed or not report["tests"]:
        raise SystemExit(f"a right submission failed: {failed}")
    return report


if __name__ == "__main__":
    sys.exit(main())
