"""A terminal of any size with a real process in it, read as a person reads it: by its screen."""

import os
import sys
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pexpect
import pyte

PATIENCE = 60
"""Seconds until something that never comes is given up; nothing waits that long otherwise."""
ECHO_AND_LINES = termios.ECHO | termios.ICANON


class Terminal:
    """``quizzer`` with these arguments, run in ``directory``, in a terminal of ``columns`` by ``rows``."""

    def __init__(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        directory: Path,
        *,
        columns: int = 80,
        rows: int = 40,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)
        self.sent = ""
        self.process: Any = pexpect.spawn(
            sys.executable,
            ["-m", "quizzer", *arguments],
            env={**_without_size(), "TERM": "xterm-256color", **environment},
            cwd=directory,
            dimensions=(rows, columns),
            encoding="utf-8",
            timeout=PATIENCE,
        )

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        if not self.process.closed:
            self.process.close(force=True)

    @property
    def text(self) -> str:
        """What is on the screen, without the empty ends of lines."""
        lines = ["".join(_cells(row, self.screen.columns)).rstrip() for row in self._rows()]
        return "\n".join(lines).strip("\n")

    def see(self, wanted: str) -> str:
        """Reads until the whole screen contains the text; the screen."""
        while wanted not in self.text:
            if not self._read():
                raise AssertionError(f"ended without {wanted!r} on the screen:\n{self.text}")
        return self.text

    def type(self, keys: str) -> None:
        self.process.send(keys)

    def drain(self) -> None:
        """Reads all that the process says until it ends."""
        while self._read():
            pass

    def hang_up(self) -> None:
        """Closes the terminal under the process, and waits until it has ended."""
        self.process.ptyproc.fileobj.close()
        self.process.ptyproc.closed = self.process.closed = True
        os.waitpid(self.process.pid, 0)

    def end(self) -> int:
        """Reads to the end; the exit code, or minus the signal that killed it."""
        self.drain()
        self.process.close()
        return self.process.exitstatus if self.process.exitstatus is not None else -self.process.signalstatus

    def is_cooked(self) -> bool:
        """Lines are edited and echoed by the terminal itself, as a shell expects."""
        modes = termios.tcgetattr(self.process.child_fd)[3]
        return modes & ECHO_AND_LINES == ECHO_AND_LINES

    @property
    def cursor_is_shown(self) -> bool:
        return not self.screen.cursor.hidden

    def _read(self) -> bool:
        """Feeds the screen with what comes next; False when nothing more will come."""
        try:
            data = self.process.read_nonblocking(4096, PATIENCE)
        except pexpect.EOF:
            return False
        except pexpect.TIMEOUT:
            raise AssertionError(f"nothing more comes:\n{self.text}") from None
        self.sent += data
        self._stream.feed(data)
        return True

    def _rows(self) -> list[Any]:
        return [self.screen.buffer[y] for y in range(self.screen.lines)]


def _without_size() -> dict[str, str]:
    """This process's environment without the size of *its* terminal (which pytest-xdist sets)."""
    return {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}


def _cells(row: Any, columns: int) -> list[str]:
    """pyte keeps an empty cell after each wide character."""
    return [row[x].data for x in range(columns)]
