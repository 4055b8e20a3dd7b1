"""What judging costs once the judge is warm, and whether it says the same thing every time.

    python benchmarks/judge.py [RUNS]

Microseconds for a step of a generator across the wire, and for a jump of the clock; a whole warm verdict against
``python -c pass``; and RUNS verdicts on the same submission with every core kept busy, which must be equal in all but
real time. Exits with 1 when a target is missed.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from measure import command, compare, in_turns

from quizzer.grading.judge import JudgeProcess
from quizzer.sandbox import Limits

CHALLENGES = Path(__file__).resolve().parent.parent / "challenges"
STEPS, JUMPS = 4000, 2000
STEP_MICROSECONDS, JUMP_MICROSECONDS, WARM = 100, 300, 2.0
"""The targets; the first two are generous, since they are times and not ratios."""

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
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    held = [_steps_and_jumps(), _warm("running-total"), _warm("sequential-vs-concurrent")]
    held += [_same_every_time(slug, runs) for slug in ("running-total", "sequential-vs-concurrent")]
    return 0 if all(held) else 1


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
                _passed(_verdict(judge, SUBMISSION))
        noted = [json.loads(line) for line in notes.read_text(encoding="utf-8").splitlines()]
    step = min(s for name, s in noted if name == "steps") / STEPS * 1e6
    jump = min(s for name, s in noted if name == "jumps") / JUMPS * 1e6
    return all(
        [
            _stated(f"send() and its answer, recorded: {step:.0f} us", step, STEP_MICROSECONDS),
            _stated(f"a jump of the clock, with the task's step: {jump:.0f} us", jump, JUMP_MICROSECONDS),
        ]
    )


def _stated(what: str, number: float, target: float) -> bool:
    held = number <= target
    print(f"{what}; target {target:g}: {'holds' if held else 'DOES NOT HOLD'}\n")
    return held


def _warm(slug: str) -> bool:
    """A verdict from a judge that is already there, as ``challenge watch`` and ``grade`` have it."""
    source = (CHALLENGES / slug / "solution.py").read_bytes()

    with JudgeProcess(CHALLENGES / slug / "suite") as judge:

        def grade() -> float:
            began = time.perf_counter()
            _passed(_verdict(judge, source))
            return time.perf_counter() - began

        bare = command([sys.executable, "-c", "pass"], os.environ)
        times = in_turns({"pass": bare, "grade": grade}, 25)
    return compare(f"{slug} judged again", times["grade"], "python -c pass", times["pass"], WARM)


def _same_every_time(slug: str, runs: int) -> bool:
    """Reports of one submission, right, and of one that is wrong, with every core busy."""
    wrong = sorted((CHALLENGES / slug / "submissions" / "wrong").glob("*.py"))
    sources = [CHALLENGES / slug / "solution.py", *wrong[:1]]
    different = 0
    with _busy_cores() as cores, JudgeProcess(CHALLENGES / slug / "suite") as judge:
        began = time.perf_counter()
        for source in sources:
            reports = {json.dumps(_verdict(judge, source.read_bytes()), sort_keys=True) for _ in range(runs)}
            different += len(reports) - 1
        seconds = time.perf_counter() - began
    held = different == 0
    print(f"{slug}: {len(sources)} submissions x {runs} verdicts, {cores} cores kept busy, {seconds:.1f} s")
    print(f"  reports that differ: {different}; target 0: {'holds' if held else 'DOES NOT HOLD'}\n")
    return held


@contextmanager
def _busy_cores() -> Iterator[int]:
    """A process for each core that does nothing but compute."""
    count = os.cpu_count() or 1
    loops = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(count)]
    try:
        yield count
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()


def _verdict(judge: JudgeProcess, source: bytes) -> dict[str, Any]:
    judge.ask(source, Limits())
    return judge.answer()


def _passed(report: dict[str, Any]) -> None:
    failed = [test for test in report["tests"] if test["verdict"] != "passed"]
    if failed or not report["tests"]:
        raise SystemExit(f"a right submission failed: {failed}")


if __name__ == "__main__":
    sys.exit(main())
