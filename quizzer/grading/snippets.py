"""Running a snippet to see what it prints: in a guest of its own, on the virtual clock, remembered by content."""

import hashlib
import os
import sqlite3
import sys
from contextlib import closing
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from quizzer.judge.link import Gone, Guest, JudgeError, Zygote
from quizzer.judge.spawn import start_zygote
from quizzer.judge.trial import Trial
from quizzer.judge.values import Thrown
from quizzer.kinds import Ran
from quizzer.sandbox import Limits, Sandbox, strongest

_GUEST = Path(__file__).parent.parent
_TABLE = (
    "CREATE TABLE IF NOT EXISTS ran (key TEXT PRIMARY KEY, printed TEXT NOT NULL, error TEXT NOT NULL) STRICT"
)


class SnippetRunner:
    """``run(code)`` on one Python. The zygote is started when the first snippet that is not remembered comes.

    ``cache`` is a file; trouble with it means running again, never an error.
    """

    def __init__(
        self, cache: Path | None = None, python: str = sys.executable, sandbox: Sandbox | None = None
    ) -> None:
        self._cache = cache
        self._python = python
        self._sandbox = sandbox
        self._zygote: Zygote | None = None
        self._known: dict[str, Ran] | None = None
        self._fresh: dict[str, Ran] = {}
        self.ran = 0
        """How many snippets were really run, not remembered."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None
    ) -> None:
        self.close()

    def __call__(self, code: str) -> Ran:
        """What the snippet prints. Raises ``JudgeError`` when it cannot be run here at all."""
        key = self._key(code)
        known = self._recall()
        if key not in known:
            known[key] = self._run(code)
            if not known[key].error:  # a failure may be the machine's, and only of this moment
                self._fresh[key] = known[key]
        return known[key]

    def close(self) -> None:
        """End the zygote and keep what was learned."""
        if self._zygote is not None:
            self._zygote.close()
            self._zygote = None
        self._remember()

    def _run(self, code: str) -> Ran:
        if self._zygote is None:
            sandbox = self._sandbox or strongest()
            self._zygote = Zygote(sandbox, start_zygote(sandbox, self._python))
        zygote = self._zygote
        self.ran += 1
        trial = Trial(Guest(zygote, Limits(cpu_seconds=5)))
        try:
            reply = trial.command("exec", source=code.encode().decode("latin-1"))
            error = self._error(trial, reply["out"], reply)
            return Ran(trial.guest.printed(), error)
        except Gone as e:
            return Ran(trial.guest.printed(), str(e))
        finally:
            trial.guest.end()

    def _error(self, trial: Trial, out: str, reply: dict[str, object]) -> str:
        if out == "stuck":
            return "never ends: nothing in it can run any more"
        if out != "raised":
            return ""
        thrown = trial.unpack(reply.get("error"))
        if not isinstance(thrown, Thrown):
            return "broken"
        line = f"line {thrown.trace[-1][0]}: " if thrown.trace else ""
        return f"{line}{thrown.type}: {thrown.text}".rstrip(": ")

    def _key(self, code: str) -> str:
        """What the result depends on: the code, the Python, and how guests run code."""
        return hashlib.sha256(f"{self._runs_it}\0{code}".encode()).hexdigest()

    @cached_property
    def _runs_it(self) -> str:
        return f"{_identity(self._python)}\0{_program()}"

    def _recall(self) -> dict[str, Ran]:
        if self._known is None:
            self._known = {}
            try:
                if self._cache is not None and self._cache.is_file():
                    with closing(sqlite3.connect(self._cache, timeout=0.25)) as connection:
                        rows = connection.execute("SELECT key, printed, error FROM ran").fetchall()
                    self._known = {key: Ran(printed, error) for key, printed, error in rows}
            except sqlite3.Error:
                pass  # not made yet, broken, or busy: snippets are run again
        return self._known

    def _remember(self) -> None:
        if self._cache is None or not self._fresh:
            return
        rows = [(key, ran.printed, ran.error) for key, ran in self._fresh.items()]
        try:
            self._cache.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._cache, timeout=0.25)) as connection, connection:
                connection.execute(_TABLE)
                connection.executemany("INSERT OR REPLACE INTO ran VALUES (?, ?, ?)", rows)
        except (sqlite3.Error, OSError):
            return  # a convenience only
        self._fresh = {}


def _identity(python: str) -> str:
    """Stands for an interpreter: another one may come to stand at the same path."""
    try:
        stat = os.stat(python)  # noqa: PTH116 - the path is a command's word
    except OSError:
        return python
    return f"{os.path.realpath(python)} {stat.st_mtime_ns} {stat.st_size}"


def _program() -> str:
    """Stands for everything that decides how a snippet runs."""
    files = [
        f for layer in ("guest", "judge", "wire", "sandbox") for f in sorted((_GUEST / layer).glob("*.py"))
    ]
    return ",".join(f"{f.name}:{f.stat().st_mtime_ns}" for f in files)


__all__ = ["JudgeError", "SnippetRunner"]
