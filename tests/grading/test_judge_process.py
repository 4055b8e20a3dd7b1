"""A judge process and what grading makes of it: fails closed, ends with whoever started it, leaves nobody behind."""

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from adapters.judged import judge_of

from quizzer.content.challenges import load_challenge
from quizzer.content.places import challenges_root
from quizzer.grading.grade import grade, open_judge
from quizzer.grading.judge import JudgeFailed, JudgeProcess
from quizzer.model.challenge import Challenge, Verdict
from quizzer.sandbox import Limits, sandboxes

SUITE = "def test_f(submission): submission.f().returns(1)\n"
GOOD = b"def f(): return 1\n"
ENDLESS = b"import signal\ndef f(): signal.pause()\n"


def challenge() -> Challenge:
    (found,) = load_challenge(challenges_root(), "running-total").challenges
    return found


def children(pid: int) -> set[int]:
    """All processes below one."""
    parents: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        parents.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found: set[int] = set()
    waiting = [pid]
    while waiting:
        below = parents.get(waiting.pop(), [])
        found.update(below)
        waiting += below
    return found


def alive(pids: set[int]) -> set[int]:
    """Those that still run; a zombie has ended."""
    return {pid for pid in pids if _state(pid) not in ("", "Z", "X")}


def _state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return ""


def gone(pids: set[int], seconds: float = 20) -> bool:
    """Whether they all end, sooner or later."""
    until = time.monotonic() + seconds
    while alive(pids) and time.monotonic() < until:
        time.sleep(0.01)
    return not alive(pids)


def test_a_right_solution_passes_and_the_sandbox_is_named() -> None:
    """The delivered reference, on a judge that goes on to the next one."""
    found = challenge()
    solution = (Path(found.directory) / "solution.py").read_bytes()
    meanwhile: list[str] = []
    with open_judge(found) as judge:
        for _ in range(2):
            report = grade(judge, found, solution, lambda: meanwhile.append("called"))
            assert report.verdict is Verdict.PASSED
            assert report.isolation in [sandbox.NAME for sandbox in sandboxes()]
        assert grade(judge, found, b"").verdict is Verdict.MISSING
    assert meanwhile == ["called", "called"]


def test_a_challenge_whose_tests_are_not_those_of_its_suite_is_a_judge_error() -> None:
    """Nobody passes with fewer tests than the challenge has, nor with others."""
    found = challenge()
    solution = (Path(found.directory) / "solution.py").read_bytes()
    for tests in (found.facts.tests[1:], found.facts.tests + found.facts.tests[:1], ()):
        changed = replace(found, facts=replace(found.facts, tests=tests))
        with open_judge(changed) as judge:
            report = grade(judge, changed, solution)
        assert report.verdict is Verdict.JUDGE_ERROR
        assert "differ" in report.trouble


def test_a_judge_that_is_killed_is_a_judge_error_with_its_last_words(tmp_path: Path) -> None:
    """Whenever it happens: before, while it judges, and afterwards."""
    found = challenge()
    with open_judge(found) as judge:
        judge.collected()
        judge.kill()
        report = grade(judge, found, GOOD)
        assert (report.verdict, report.tests) == (Verdict.JUDGE_ERROR, ())
    with judge_of(tmp_path, SUITE) as judge:
        judge.collected()
        judge.ask(ENDLESS, Limits())
        threading.Timer(0.2, judge.kill).start()
        with pytest.raises(JudgeFailed):
            judge.answer()


def test_a_suite_that_ends_the_judge_is_a_judge_error(tmp_path: Path) -> None:
    """What it said last is told."""
    suite = """
        import os, sys
        def test_f(submission):
            print("these were its last words", file=sys.stderr, flush=True)
            os._exit(0)
    """
    with judge_of(tmp_path, suite) as judge:
        judge.ask(GOOD, Limits())
        with pytest.raises(JudgeFailed, match="these were its last words"):
            judge.answer()


def test_a_suite_that_is_not_there_is_a_judge_error(tmp_path: Path) -> None:
    """Or that is no suite."""
    with JudgeProcess(tmp_path / "nowhere") as judge:
        judge.ask(GOOD, Limits())
        with pytest.raises(JudgeFailed):
            judge.answer()
    with judge_of(tmp_path) as judge:
        assert judge.collected() == []


@pytest.mark.parametrize("sandbox", [s for s in sandboxes() if not s.missing()], ids=lambda s: s.NAME)
def test_a_closed_judge_leaves_nobody_behind(tmp_path: Path, sandbox: Any) -> None:
    """Neither an idle one, nor one in the middle of a guest that hangs, nor one that was killed."""
    for how in ("idle", "judging", "killed"):
        (directory := tmp_path / how).mkdir()
        with judge_of(directory, SUITE, sandbox=sandbox) as judge:
            pid = judge._process.pid
            judge.collected()
            judge.ask(GOOD if how == "idle" else ENDLESS, Limits())
            if how == "idle":
                judge.answer()
            else:
                time.sleep(0.2)  # to be in the midst of it, as a rule: it holds at every moment
            household = {pid, *children(pid)}
            assert len(household) >= 2
            if how == "killed":
                judge.kill()
        assert gone(household), (how, alive(household))


def test_a_judge_ends_with_the_command_that_started_it(tmp_path: Path) -> None:
    """Also when that is killed outright, and cannot say goodbye."""
    (tmp_path / "test_f.py").write_text(SUITE)
    program = dedent(f"""
        import sys, time
        from pathlib import Path
        from quizzer.grading.judge import JudgeProcess
        from quizzer.sandbox import Limits
        judge = JudgeProcess(Path({str(tmp_path)!r}))
        judge.collected()
        judge.ask({ENDLESS!r}, Limits())
        print("ready", flush=True)
        time.sleep(600)
    """)
    command = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
    with command:
        assert command.stdout is not None
        assert command.stdout.readline() == b"ready\n"
        household = children(command.pid)
        assert len(household) >= 2
        os.kill(command.pid, signal.SIGKILL)
        command.wait()
    assert gone(household), alive(household)


def test_judges_may_work_side_by_side(tmp_path: Path) -> None:
    """Each with its own zygote and guests."""
    with judge_of(tmp_path, SUITE) as one, JudgeProcess(tmp_path) as other:
        for _ in range(3):
            one.ask(GOOD, Limits())
            other.ask(b"def f(): return 2\n", Limits())
            assert one.answer()["tests"][0]["verdict"] == "passed"
            assert other.answer()["tests"][0]["verdict"] == "failed"
