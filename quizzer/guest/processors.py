"""Which processors the zygote and its guests run on, while one is kept for the guest whose turn it is."""

import os
from collections.abc import Iterable
from contextlib import suppress


class Processors:
    """Those that this process may run on. None is kept at first; on a system that cannot keep one, nothing happens."""

    def __init__(self) -> None:
        self._all: set[int] = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()
        self._kept: set[int] = set()
        self._seated: int | None = None

    def keep(self, one: int | None, guests: Iterable[int]) -> None:
        """Keep that one from now on: this process and the guests go off it. None: they go anywhere."""
        self._kept, self._seated = self._all & ({one} if one is not None else set()), None
        for pid in (0, *guests):
            _move(pid, self._all - self._kept)

    def seat(self, guest: int) -> None:
        """It is this guest's turn, and no other's."""
        if self._kept:
            if self._seated is not None:
                self.unseat(self._seated)
            _move(guest, self._kept)
            self._seated = guest

    def unseat(self, guest: int) -> None:
        """Its turn is over, if it had one; to end takes as long as a whole test."""
        if guest == self._seated:
            _move(guest, self._all - self._kept)
            self._seated = None


def _move(pid: int, processors: set[int]) -> None:
    # It may have ended, and who runs the machine may have taken processors away: then it runs where it can.
    with suppress(OSError):
        os.sched_setaffinity(pid, processors)
