"""A judge that is started before anybody knows what it will judge."""

import os
import subprocess
import sys
from pathlib import Path

from adapters.family import command_line, judges, until

from quizzer.grading import start
from quizzer.grading.judge import JudgeProcess
from quizzer.sandbox import Limits

SUITE = "def test_f(submission): submission.f().returns(1)\n"
GOOD = b"def f(): return 1\n"


def test_the_judge_that_was_started_ahead_is_used_once(tmp_path: Path) -> None:
    """The first that is needed is that one; the next is another."""
    (tmp_path / "test_f.py").write_text(SUITE)
    start.start_ahead()
    (ahead,) = judges(os.getpid())
    with JudgeProcess(tmp_path) as one, JudgeProcess(tmp_path) as other:
        assert judges(os.getpid())[0] == ahead
        assert len(judges(os.getpid())) == 2
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
    until(lambda: not [pid for pid in everyone() if str(python) in command_line(pid)], "the judge's end")


def everyone() -> list[int]:
    return [int(process.name) for process in Path("/proc").glob("[0-9]*")]
