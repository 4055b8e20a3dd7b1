"""A judge process as this side sees it: started for one suite, given jobs, read with suspicion."""

import os
import socket
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from quizzer.sandbox import Limits, Sandbox, strongest
from quizzer.wire.frames import REPORT_LIMIT, Message, Wire, WireError

MOST_BYTES = 256 << 10
"""The largest submission that is judged."""
JOB_SECONDS = 300.0
"""Real seconds for one job in all; each guest has far tighter limits of its own."""


class JudgeFailed(Exception):
    """The judge itself failed; what it was judging counts for nothing. The text says how, for a developer."""


class JudgeProcess:
    """A warm judge for one suite. Use it as a context manager: it leaves no process behind."""

    def __init__(self, suite: Path, sandbox: Sandbox | None = None) -> None:
        ours, theirs = socket.socketpair()
        chosen = sandbox or strongest()
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-s",
                "-P",
                "-m",
                "quizzer.judge",
                str(suite),
                str(theirs.fileno()),
                chosen.NAME,
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            pass_fds=(theirs.fileno(),),
            start_new_session=True,  # Ctrl-C is for the command, which then ends the judge
            # Nothing that changes how Python or pytest work: PYTHONOPTIMIZE would take out a suite's assertions.
            # PYTHONPATH stays: quizzer itself may have been found by it.
            env={
                k: v
                for k, v in os.environ.items()
                if k == "PYTHONPATH" or not k.startswith(("PYTEST", "PYTHON"))
            },
        )
        theirs.close()
        self._wire = Wire(ours, REPORT_LIMIT)
        self._wire.deadline(JOB_SECONDS)
        self._collected: list[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None
    ) -> None:
        self.close()

    def collected(self) -> list[str]:
        """The names of the suite's tests. Raises ``JudgeFailed`` when the suite cannot be read."""
        if self._collected is None:
            message = self._receive()
            if message.get("errors"):
                raise JudgeFailed("the suite cannot be read: " + "; ".join(map(str, message["errors"])))
            self._collected = [str(name) for name in message["collected"]]
        return self._collected

    def ask(self, source: bytes, limits: Limits) -> None:
        """Hand in a submission; it is judged while this process does something else. Raises ``JudgeFailed``."""
        self._send({"source": source.decode("latin-1"), "limits": asdict(limits), "tests": None})

    def answer(self) -> Message:
        """The report on what was asked, as the judge wrote it. Raises ``JudgeFailed``."""
        self.collected()
        return self._receive()

    def kill(self) -> None:
        """End it at once, whatever it does; may come from any thread. Who waits for its answer gets ``JudgeFailed``."""
        self._process.kill()

    def close(self) -> None:
        """End the judge; its zygote and guests end with it."""
        self._wire.close()
        try:
            self._process.wait(timeout=0.5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stderr:
            self._process.stderr.close()

    def _send(self, message: Message) -> None:
        try:
            self._wire.send(message)
        except WireError as e:
            raise JudgeFailed(self._last_words(e)) from e

    def _receive(self) -> dict[str, Any]:
        try:
            return self._wire.receive()
        except WireError as e:
            raise JudgeFailed(self._last_words(e)) from e

    def _last_words(self, error: WireError) -> str:
        self._process.kill()
        self._process.wait()
        said = self._process.stderr.read().decode(errors="replace").strip() if self._process.stderr else ""
        return f"{type(error).__name__}: {said[-2000:]}"
