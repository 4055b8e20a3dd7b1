"""A judge process as this side sees it: started for one suite, given jobs, read with suspicion."""

import socket
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from quizzer.grading.start import start, started
from quizzer.sandbox import Limits, Sandbox
from quizzer.wire.frames import REPORT_LIMIT, Message, Wire, WireClosed, WireError

MOST_BYTES = 256 << 10
"""The largest submission that is judged."""
JOB_SECONDS = 300.0
"""Real seconds for one job in all; each guest has far tighter limits of its own."""

LAST_WORDS_SECONDS = 2.0
"""How long a judge that hangs up may take to end by itself."""


class JudgeFailed(Exception):
    """The judge itself failed; what it was judging counts for nothing. The text says how, for a developer."""


class JudgeProcess:
    """A warm judge for one suite. Use it as a context manager: it leaves no process behind."""

    def __init__(self, suite: Path, sandbox: Sandbox | None = None) -> None:
        self._process = started() if sandbox is None else start(sandbox.NAME)
        self._wire = Wire(socket.socket(fileno=self._process.wire), REPORT_LIMIT)
        self._wire.deadline(JOB_SECONDS)
        self._collected: list[str] | None = None
        # One that is gone already says so when it is asked.
        with suppress(WireError):
            self._wire.send({"suite": str(suite)})

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

    def ask(self, source: bytes, limits: Limits, *, alone: bool = False) -> None:
        """Hand in a submission; it is judged while this process does something else. Raises ``JudgeFailed``.

        ``alone``: somebody waits for it and nothing else is judged meanwhile. That is faster for one, not for many.
        """
        job = {"source": source.decode("latin-1"), "limits": limits._asdict(), "tests": None, "alone": alone}
        self._send(job)

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
        self._process.end()

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
        # One that hung up is ending, and perhaps still saying why.
        patience = LAST_WORDS_SECONDS if isinstance(error, WireClosed) else 0
        return f"{type(error).__name__}: {self._process.end(patience)[-2000:]}"
