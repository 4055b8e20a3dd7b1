"""No hostile submission is ever passed, under any sandbox that this machine has.

Each gets a verdict of its own, within its limits; it leaves no process behind, changes nothing outside, and does not
disturb whoever is judged next. What a weaker sandbox cannot promise of it stands in its file, and happens.
"""

import socket
import sqlite3
import subprocess
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
from adapters.family import command_line, descendants, until
from hostile.promise import RIGHT, SUITE, Promise, promises

from quizzer.grading.judge import JudgeFailed, JudgeProcess
from quizzer.judge.link import LIFE
from quizzer.report import read_report
from quizzer.sandbox import Limits, named, sandboxes

TESTS = ("test_total", "test_both", "test_error")
PASSED = [("passed", None)] * len(TESTS)
SANDBOXES = [sandbox.NAME for sandbox in sandboxes() if not sandbox.missing()]
PROMISES = promises()


class Judges:
    """A warm judge for each sandbox, started when it is first asked for."""

    def __init__(self, stack: ExitStack, suite: Path) -> None:
        self._stack, self._suite = stack, suite
        self._warm: dict[str, Judge] = {}

    def __getitem__(self, sandbox: str) -> "Judge":
        if sandbox not in self._warm:
            self._warm[sandbox] = self.fresh(sandbox, self._stack)
        return self._warm[sandbox]

    def forget(self, sandboxes: Iterable[str]) -> None:
        """Start others the next time: these have failed."""
        for sandbox in sandboxes:
            self._warm.pop(sandbox, None)

    def fresh(self, sandbox: str, stack: ExitStack) -> "Judge":
        return Judge(stack.enter_context(JudgeProcess(self._suite, named(sandbox))), sandbox)


class Judge:
    def __init__(self, process: JudgeProcess, sandbox: str) -> None:
        self._process = process
        self._pid = process._process.pid
        self.ask(RIGHT.encode(), Limits(cpu_seconds=5))
        assert self.answer() == PASSED
        zygote = (
            3 if sandbox.startswith("bubblewrap") else 1
        )  # bubblewrap stands around it with two of its own
        self._usual = zygote + len(TESTS) + 1  # the next guests, and a spare one

    def ask(self, source: bytes, limits: Limits) -> None:
        self._process.ask(source, limits)

    def answer(self) -> list[tuple[str, Any]]:
        """Verdict and problem of each test; of a judge that is gone, as the command sees it."""
        try:
            report = self._process.answer()
        except JudgeFailed as e:
            return [("judge_error", str(e))]
        self._entries = report["tests"]
        found = [(entry["verdict"], entry["problem"]) for entry in self._entries]
        assert (read_report(report, TESTS).verdict == "passed") == (found == PASSED)
        return found

    def nothing_is_left(self) -> None:
        """Neither below the judge, where the next guests wait, nor of what the submission says that it has made."""
        until(lambda: len(descendants(self._pid)) <= self._usual, "the guests end")
        made = [word for entry in self._entries for word in entry["output"].split() if word.isdigit()]
        until(lambda: not any(command_line(int(pid)) for pid in made), f"{made} end")


class World:
    """What a submission might be after, within reach of the user who runs the tests."""

    def __init__(self, directory: Path, server: socket.socket, process: "subprocess.Popen[bytes]") -> None:
        self._directory, self._server, self._process = directory, server, process
        (directory / "home").mkdir()
        (directory / "home" / ".profile").write_text("export EDITOR=vi\n")
        (directory / "canary").write_text("untouched\n")
        (directory / "suite.py").write_text(SUITE)
        with closing(sqlite3.connect(directory / "quizzer.db")) as scores:
            scores.execute("CREATE TABLE attempts (verdict)")
        self._before = self._state()

    @property
    def facts(self) -> dict[str, object]:
        return {
            "sandbox": self._directory.name,
            "directory": str(self._directory),
            "canary": str(self._directory / "canary"),
            "suite": str(self._directory / "suite.py"),
            "database": str(self._directory / "quizzer.db"),
            "home": str(self._directory / "home"),
            "project": str(Path(__file__).parents[2]),
            "port": self._server.getsockname()[1],
            "pid": self._process.pid,
        }

    def changed(self) -> bool:
        return self._state() != self._before or self._was_called() or self._process.poll() is not None

    def _state(self) -> dict[str, tuple[int, int, bytes]]:
        return {
            str(path): (path.stat().st_mode, path.stat().st_mtime_ns, path.read_bytes())
            for path in sorted(self._directory.rglob("*"))
            if path.is_file()
        }

    def _was_called(self) -> bool:
        try:
            self._server.accept()[0].close()
        except BlockingIOError:
            return False
        return True


@pytest.fixture(scope="module")
def judges(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Judges]:
    suite = tmp_path_factory.mktemp("suite")
    (suite / "test_hidden.py").write_text(SUITE)
    with ExitStack() as stack:
        yield Judges(stack, suite)


@pytest.fixture
def worlds(tmp_path: Path) -> Iterator[dict[str, World]]:
    """One for each sandbox, so that each is seen to change what it can and no more."""
    found = {}
    with ExitStack() as stack:
        for sandbox in SANDBOXES:
            directory = tmp_path / sandbox
            directory.mkdir()
            server = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
            server.setblocking(False)
            process = stack.enter_context(subprocess.Popen(["sleep", "600"]))
            stack.callback(process.kill)
            found[sandbox] = World(directory, server, process)
        yield found


@pytest.mark.parametrize("promise", PROMISES, ids=lambda p: p.name)
def test_a_submission_is_never_passed_that(
    judges: Judges, worlds: dict[str, World], promise: Promise
) -> None:
    """Under all sandboxes at the same time: who only waits is waited for once. See the module."""
    limits = Limits(**{"cpu_seconds": 1, **promise.limits})
    with ExitStack() as stack:
        asked = {name: judges.fresh(name, stack) if promise.apart else judges[name] for name in SANDBOXES}
        began = time.monotonic()
        for name, judge in asked.items():
            judge.ask(promise.source(worlds[name].facts), limits)
        answers = {name: judge.answer() for name, judge in asked.items()}
        judges.forget(name for name, found in answers.items() if ("judge_error" in dict(found)))
        for name, judge in asked.items():
            assert {verdict for verdict, _ in answers[name]} <= promise.expected(name), (name, answers[name])
            assert worlds[name].changed() == (name in promise.changes), name
            if not any(verdict == "judge_error" for verdict, _ in answers[name]):
                judge.nothing_is_left()
        assert time.monotonic() - began < LIFE * limits.wall_seconds + 30


HARMLESS = sorted((Path(__file__).parent / "harmless").glob("*.py"))


@pytest.mark.parametrize("file", HARMLESS, ids=lambda file: file.stem)
def test_a_right_submission_is_passed_that(judges: Judges, file: Path) -> None:
    """To look around, or to try what is refused, is no offence; under every sandbox."""
    source = f"{RIGHT}\n\n{file.read_text(encoding='utf-8')}".encode()
    for sandbox in SANDBOXES:
        judges[sandbox].ask(source, Limits())
    answers = {sandbox: judges[sandbox].answer() for sandbox in SANDBOXES}
    assert answers == dict.fromkeys(SANDBOXES, PASSED)


def test_every_sandbox_that_a_file_speaks_of_is_one() -> None:
    """A name that was changed or misspelt would take its promise away."""
    known = {sandbox.NAME for sandbox in sandboxes()}
    for promise in PROMISES:
        assert {*promise.others, *promise.changes} <= known, promise.name
        assert "passed" not in promise.verdicts, promise.name
