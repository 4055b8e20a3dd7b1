"""However a judgement is ended in its midst, none of its processes is left, and no mount."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from adapters.family import (
    Family,
    busy_guests,
    command_line,
    descendants,
    guests,
    resident_bytes,
    until,
)
from adapters.tasks import SOLUTION, write_challenge
from adapters.terminal import Terminal

from quizzer.grading.judge import JudgeFailed, JudgeProcess
from quizzer.sandbox import Limits, named, sandboxes

SANDBOXES = [sandbox.NAME for sandbox in sandboxes() if not sandbox.missing()]
STUBBORN = """
import os, signal

for number in set(signal.valid_signals()) - {signal.SIGKILL, signal.SIGSTOP}:
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        continue
try:
    os.setsid()
except OSError:
    pass
while True:
    pass
"""
TESTS = 3
"""Of the challenge."""
HEAVY = 60 << 20
"""Bytes: more than a guest has before it loads a submission."""
LONG = Limits(cpu_seconds=300, wall_seconds=300)


def zygote_of(judge: int) -> int:
    """The topmost process that a judge has started: bubblewrap, where it stands around the zygote."""
    (zygote,) = [pid for pid in descendants(judge) if parent_of(pid) == judge]
    return zygote


def parent_of(pid: int) -> int:
    return int(
        Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[1]
    )


KILLED: dict[str, Callable[[int], int]] = {
    "the judge": lambda judge: judge,
    "the zygote or what is around it": zygote_of,
    "the zygote itself": lambda judge: parent_of(busy_guests(judge)[0]),
    "the guest": lambda judge: busy_guests(judge)[0],
}


@pytest.mark.parametrize("who", KILLED)
@pytest.mark.parametrize("sandbox", SANDBOXES)
def test_whoever_is_killed_in_the_midst_of_a_trial_leaves_nobody_behind(
    tmp_path: Path, sandbox: str, who: str
) -> None:
    """SIGKILL, which nobody can handle: the kernel itself ends those who depend on the one that is gone."""
    suite = write_challenge(tmp_path) / "suite"
    mounts = Path("/proc/self/mountinfo").read_bytes()
    with JudgeProcess(suite, named(sandbox)) as process:
        judge = process._process.pid
        process.ask(STUBBORN.encode(), LONG)
        until(lambda: busy_guests(judge), "a run")
        with Family(judge) as family:
            os.kill(KILLED[who](judge), signal.SIGKILL)
            if who != "the guest":  # the next one would run as long
                assert verdicts_of(process) <= {"judge_error", "crashed"}
            process.close()
            family.ends()
    assert Path("/proc/self/mountinfo").read_bytes() == mounts


def heavy_guests(judge: int) -> list[int]:
    return [pid for pid in guests(judge) if resident_bytes(pid) > HEAVY]


def verdicts_of(process: JudgeProcess) -> set[str]:
    try:
        return {test["verdict"] for test in process.answer()["tests"]}
    except JudgeFailed:
        return {"judge_error"}


@pytest.mark.parametrize("slowly", [True, False], ids=["slowly", "at once"])
@pytest.mark.parametrize("alone", [True, False], ids=["alone", "among others"])
@pytest.mark.parametrize("sandbox", SANDBOXES)
def test_no_guest_that_has_served_outlives_its_run(
    tmp_path: Path, sandbox: str, alone: bool, slowly: bool
) -> None:
    """They are known by what they have loaded; those that are there then are the next run's."""
    suite = write_challenge(tmp_path) / "suite"
    load = f"x = b'x' * {HEAVY}\n" + "sum(range(3_000_000))\n" * slowly
    with JudgeProcess(suite, named(sandbox)) as process:
        judge = process._process.pid
        process.ask((load + SOLUTION).encode(), LONG, alone=alone)
        if slowly:
            until(lambda: heavy_guests(judge), "one that has loaded it")
        assert verdicts_of(process) == {"passed"}
        until(lambda: not heavy_guests(judge), "those that have served end")
        until(lambda: len(guests(judge)) == TESTS + 1, "all that the next run needs, and a spare one")


@pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="every file has a name at first here")
@pytest.mark.parametrize("sandbox", SANDBOXES)
def test_no_file_is_made_for_a_judgement(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sandbox: str
) -> None:
    """Not even one that is gone at once: whoever is killed leaves none, and a full disk keeps nobody from a verdict."""
    suite = write_challenge(tmp_path) / "suite"
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    before = scratch.stat().st_mtime_ns
    with JudgeProcess(suite, named(sandbox)) as process:
        process.ask(f"print('a word')\n{SOLUTION}".encode(), LONG)
        assert [test["output"] for test in process.answer()["tests"]] == ["a word\n"] * TESTS
    assert scratch.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("end", "codes"),
    [
        pytest.param(lambda terminal: terminal.type("\x03"), (130,), id="Ctrl-C"),
        pytest.param(
            lambda terminal: os.kill(terminal.process.pid, signal.SIGTERM), (143, -15), id="SIGTERM"
        ),
        pytest.param(lambda terminal: os.kill(terminal.process.pid, signal.SIGKILL), (-9,), id="SIGKILL"),
        pytest.param(lambda terminal: terminal.hang_up(), (), id="a closed terminal"),
    ],
)
def test_a_command_that_ends_in_the_midst_of_a_trial_leaves_nobody_behind(
    tmp_path: Path, end: Callable[[Terminal], None], codes: tuple[int, ...]
) -> None:
    """The real command in a real terminal; the submission ignores every signal that can be ignored."""
    file = tmp_path / "stubborn.py"
    file.write_text(STUBBORN, encoding="utf-8")
    arguments = ["challenge", "submit", "running-total", "--file", str(file)]
    with Terminal(arguments, {"QUIZZER_HOME": str(tmp_path / "home")}, tmp_path) as terminal:
        until(lambda: busy_guests(terminal.process.pid), "a run")
        with Family(terminal.process.pid) as family:
            end(terminal)
            if codes:
                assert terminal.end() in codes, terminal.text
            family.ends()
        assert "Traceback" not in terminal.text


@pytest.mark.skipif("rlimits" not in SANDBOXES, reason="no sandbox here lets a submission make processes")
def test_under_limits_alone_a_process_of_a_submission_may_outlive_a_judge_that_is_killed(
    tmp_path: Path,
) -> None:
    """Not promised there: the zygote, which ends what is left behind, is killed together with the judge."""
    suite = write_challenge(tmp_path) / "suite"
    fork = "import os\nchild = os.fork()\nif child == 0: os.setsid()\n" + STUBBORN
    with JudgeProcess(suite, named("rlimits")) as process:
        process.ask(fork.encode(), LONG)
        until(lambda: len(busy_guests(process._process.pid)) == 2, "both run")
        found = busy_guests(process._process.pid)
        process.kill()
    try:
        until(
            lambda: len([pid for pid in found if command_line(pid)]) == 1, "the guest ends, its child goes on"
        )
    finally:
        for pid in found:
            if command_line(pid):
                os.kill(pid, signal.SIGKILL)
