"""A judge that is started before anybody knows what it will judge."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest
from adapters.family import command_line, everyone, judges, until

from quizzer.grading import start
from quizzer.grading.judge import JudgeProcess
from quizzer.sandbox import Limits, sandboxes

SUITE = "def test_f(submission): submission.f().returns(1)\n"
GOOD = b"def f(): return 1\n"


def test_the_judge_that_was_started_ahead_is_used_once(tmp_path: Path) -> None:
    """The first that is needed is that one; the next is another."""
    (tmp_path / "test_f.py").write_text(SUITE)
    others = {*judges(os.getpid())}  # of other tests
    start.start_ahead()
    (ahead,) = {*judges(os.getpid())} - others
    with JudgeProcess(tmp_path) as one, JudgeProcess(tmp_path) as other:
        assert one._process.pid == ahead
        assert other._process.pid != ahead
        for judge in (one, other):
            judge.ask(GOOD, Limits())
            assert judge.answer()["tests"][0]["verdict"] == "passed"
    assert not command_line(ahead)


def test_a_judge_that_is_not_needed_ends_with_the_command(tmp_path: Path) -> None:
    """``challenge submit`` with a wrong name: one line at once, and nothing of the judge is left."""
    python = tmp_path / "python"  # what it is called tells its processes from all others
    python.symlink_to(sys.executable)
    environment = {**os.environ, "QUIZZER_HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    argv = [str(python), "-m", "quizzer", "challenge", "submit", "no-such-challenge", "--lang", "en"]
    ended = subprocess.run(argv, env=environment, capture_output=True, text=True, cwd=tmp_path, timeout=60)
    assert ended.returncode == 2
    assert ended.stderr.startswith("quizzer: ")
    assert len(ended.stderr.splitlines()) == 1
    until(lambda: not [pid for pid, _ in everyone() if str(python) in command_line(pid)], "the judge's end")


def test_a_command_that_was_started_with_sigchld_ignored_judges(tmp_path: Path) -> None:
    """As some supervisors start what they run: the system then reaps children by itself."""
    (tmp_path / "test_f.py").write_text(SUITE)
    program = f"""
import signal
from pathlib import Path
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
from quizzer.grading.judge import JudgeProcess
from quizzer.sandbox import Limits
with JudgeProcess(Path({str(tmp_path)!r})) as judge:
    for source, verdict in (({GOOD!r}, "passed"), (b"import os; os._exit(0)", "crashed")):
        judge.ask(source, Limits())
        assert judge.answer()["tests"][0]["verdict"] == verdict
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=120)


def test_what_the_command_has_open_does_not_reach_a_submission(tmp_path: Path) -> None:
    """Not even what its own parent left open for all of its children."""
    (tmp_path / "test_f.py").write_text("def test_f(submission): submission.held_from(50).returns([])\n")
    reading, writing = os.pipe()
    inherited = fcntl.fcntl(reading, fcntl.F_DUPFD, 50)
    os.set_inheritable(inherited, True)
    submission = b"""
import os

def held_from(first):
    held = []
    for descriptor in range(first, 64):
        try:
            os.fstat(descriptor)
        except OSError:
            continue
        held.append(descriptor)
    return held
"""
    try:
        with JudgeProcess(tmp_path) as judge:
            judge.ask(submission, Limits())
            assert judge.answer()["tests"][0]["verdict"] == "passed"
    finally:
        for descriptor in (reading, writing, inherited):
            os.close(descriptor)


@pytest.mark.parametrize(
    "fault", ["exit 1", "echo 'bwrap: not permitted' >&2; sleep 0.2; exit 1", "kill -9 $$"]
)
def test_a_sandbox_that_does_not_start_is_replaced_by_one_that_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    """bubblewrap is there and cannot be used, as in many containers: another one judges, and is named."""
    bwrap = tmp_path / "bin" / "bwrap"
    bwrap.parent.mkdir()
    bwrap.write_text(f"#!/bin/sh\n{fault}\n")
    bwrap.chmod(0o755)
    monkeypatch.setenv("PATH", f"{bwrap.parent}{os.pathsep}{os.environ['PATH']}")
    (tmp_path / "test_f.py").write_text(SUITE)
    next_best = next(s for s in sandboxes() if "bubblewrap" not in s.NAME and not s.missing())
    with JudgeProcess(tmp_path) as judge:
        for _ in range(2):
            judge.ask(GOOD, Limits())
            report = judge.answer()
            assert report["tests"][0]["verdict"] == "passed"
            assert report["isolation"] == next_best.NAME
