"""A warm judge whose one hidden test does whatever a test of ours says: real suite, real guests, few processes.

``judged(suite, submission)`` runs the function ``suite`` (its source text, inside the judge) on the submission's
text, and returns the report's entry. A suite may use no names but its arguments, ``Any`` and what it imports itself.
"""

import inspect
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import dedent
from types import TracebackType
from typing import Any, Self

from quizzer.grading.judge import JudgeProcess
from quizzer.sandbox import Limits, Sandbox

Suite = Callable[[Any, Any], None]
Entry = dict[str, Any]

_HIDDEN = """
from pathlib import Path

def test_case(submission, world):
    place = Path(__file__).with_name("case.txt")
    names = {}
    exec(compile(place.read_text(encoding="utf-8"), str(place), "exec"), names)
    names["suite"](submission, world)
"""


class Judged:
    """See the module. Use it as a context manager."""

    def __init__(self, sandbox: Sandbox | None = None) -> None:
        self._directory = tempfile.TemporaryDirectory()
        self._suite = Path(self._directory.name, "suite")
        self._suite.mkdir()
        (self._suite / "test_hidden.py").write_text(_HIDDEN, encoding="utf-8")
        self.process = JudgeProcess(self._suite, sandbox)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None
    ) -> None:
        self.process.close()
        self._directory.cleanup()

    def __call__(self, suite: Suite | str, submission: str | bytes, limits: Limits | None = None) -> Entry:
        """The report's entry on the one test."""
        report = self.report(suite, submission, limits)
        (entry,) = report["tests"]
        found: Entry = entry
        return found

    def report(self, suite: Suite | str, submission: str | bytes, limits: Limits | None = None) -> Entry:
        """The whole report."""
        (self._suite / "case.txt").write_text(_source(suite), encoding="utf-8")
        source = dedent(submission).encode() if isinstance(submission, str) else submission
        self.process.ask(source, limits or Limits(cpu_seconds=5))
        report: Entry = self.process.answer()
        return report


def _source(suite: Suite | str) -> str:
    text = suite if isinstance(suite, str) else inspect.getsource(suite)
    lines = dedent(text).splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("def "))
    name = lines[start].removeprefix("def ").partition("(")[0]
    return "\n".join(["from typing import Any", *lines[start:], f"suite = {name}", ""])


@contextmanager
def judge_of(directory: Path, *files: str, sandbox: Sandbox | None = None) -> Iterator[JudgeProcess]:
    """A judge for a suite of its own, with these texts as its files."""
    for number, text in enumerate(files):
        (directory / f"test_{number}.py").write_text(dedent(text), encoding="utf-8")
    with JudgeProcess(directory, sandbox) as judge:
        yield judge


def problem(entry: Entry) -> str:
    """What a failed entry says, for a person who reads the output of a failed test."""
    return f"{entry['verdict']}: {entry['problem']} {entry['steps'][-3:]} {entry['output'][-500:]}"


def passes(entry: Entry) -> None:
    """The hidden test passed; otherwise its own words."""
    assert entry["verdict"] == "passed", problem(entry)


def failing_step(entry: Entry) -> tuple[str, str, str, str, str]:
    """What the failing step did or looked at, what was wanted and what came: (what, kind, value, kind, value)."""
    assert entry["verdict"] in ("failed", "stuck", "memory_limit"), problem(entry)
    step = entry["problem"]["step"]
    what, wanted, got = step["call"] or step["fact"], step["wanted"], step["got"]
    return (what, wanted["kind"], wanted["value"], got["kind"], got["value"])
