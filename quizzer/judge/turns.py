"""Judge and guest on one processor.

They take turns, a hundred times in a job. To wake somebody on another processor takes five times as long as to switch
to somebody on this one; so while a short job lasts, the judge and the guest that it talks with stay on one, and all
else, the next guest that loads and the last one that ends, keeps off it.
"""

import os
import time
from collections.abc import Callable
from contextlib import suppress

from quizzer.judge.link import JudgeError, Zygote
from quizzer.sandbox._kernel import current_processor

SHORT_SECONDS = 0.5
"""A job that lasts longer goes where it likes: the system knows best whose turn it is on a busy machine."""


class Turns:
    """For one job at a time. Where there is one processor, or no way to stay on one, nothing happens."""

    def __init__(self, zygote: Zygote, now: Callable[[], float] = time.monotonic) -> None:
        self._zygote, self._now = zygote, now
        self._all: set[int] = set()
        self._until = 0.0

    def begin(self) -> None:
        processor = current_processor()
        everywhere = os.sched_getaffinity(0) if processor is not None else set()
        if processor in everywhere and len(everywhere) > 1:
            # What cannot be had here is done without; a zygote that is gone is told of when a guest is needed.
            with suppress(OSError, JudgeError):
                os.sched_setaffinity(0, {processor})
                self._all, self._until = everywhere, self._now() + SHORT_SECONDS
                self._zygote.keep(processor)

    def look(self) -> None:
        """End it when it has lasted too long."""
        if self._now() > self._until:
            self.end()

    def end(self) -> None:
        """Does nothing when it has ended."""
        everywhere, self._all = self._all, set()
        if everywhere:
            with suppress(OSError, JudgeError):
                os.sched_setaffinity(0, everywhere)
                self._zygote.keep(None)
