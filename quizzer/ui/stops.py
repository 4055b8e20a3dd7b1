"""Signals that end a sitting: Ctrl-C, SIGTERM, SIGHUP.

They are raised where a person is being asked or shown something, and nowhere else: not in the middle of
storing an answer, and not inside prompt_toolkit, which would leave the terminal raw.

    by default      a signal waits
    ``listening``   it is raised at once, one that waits at the start of the block
    ``routed``      inside ``listening``: it calls ``deliver``, and is raised when the block ends
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))

Deliver = Callable[[], None]


class Interrupted(KeyboardInterrupt):
    """A signal came. A KeyboardInterrupt, because event loops let those through from wherever they come."""

    def __init__(self, signum: int) -> None:
        super().__init__(signum)
        self.signum = signum


class Stops:
    """Which signal came, and who is told."""

    def __init__(self) -> None:
        self._deliver: Deliver = _later
        self._pending: int | None = None

    @property
    def pending(self) -> bool:
        """A signal came and has not been raised."""
        return self._pending is not None

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Handles the signals in this block (main thread only); afterwards everything is as before.

        A signal that was ignored when we were started (``nohup``) stays ignored.
        """
        before = {s: signal.getsignal(s) for s in SIGNALS}
        wanted = [s for s in SIGNALS if before[s] not in (signal.SIG_IGN, None)]
        try:
            for signum in wanted:
                signal.signal(signum, self._came)
            yield
        finally:
            for signum in wanted:
                signal.signal(signum, before[signum])

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Signals end this block, by ``Interrupted``."""
        self._deliver = self._raise
        try:
            if self.pending:
                self._raise()
            yield
        finally:
            self._deliver = _later

    @contextmanager
    def routed(self, deliver: Deliver) -> Iterator[None]:
        """In this part of a ``listening`` block a signal calls ``deliver``, which should make it end soon."""
        before, self._deliver = self._deliver, deliver
        try:
            yield
        finally:
            self._deliver = before
            if self.pending:
                self._raise()

    def _came(self, signum: int, _frame: FrameType | None) -> None:
        self._pending = self._pending or signum
        self._deliver()

    def _raise(self) -> None:
        signum, self._pending = self._pending, None
        if signum is not None:
            raise Interrupted(signum)


def _later() -> None:
    """Nobody is to be told now."""
