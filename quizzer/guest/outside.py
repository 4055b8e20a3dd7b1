"""The outside world as a guest sees it: one object over the wire, which asks the judge and keeps its time."""

import sys
import threading
from collections.abc import Callable
from itertools import count
from typing import Any

from quizzer.wire.frames import Message, Wire

NANOSECONDS = 1_000_000_000
MOST_TOLD = 50
"""Things that wait to be told with the next message; each of them is small."""
ROOM = 200
"""Calls that talking to the judge may go beyond the recursion limit, for a submission that is close to it."""


class Outside:
    """What the judge serves. ``now`` is the judge's clock in nanoseconds, as of its last word."""

    def __init__(self, perform: Callable[[Message], Message]) -> None:
        self._wire: Wire
        self._perform = perform
        self.begin()
        self.main_thread = threading.get_ident()
        self.speaker = self.main_thread
        """The thread that may speak: the main one, unless it waits for a worker."""

    def begin(self) -> None:
        """The judge has said nothing yet."""
        self._turn = 0
        self._numbers = count(1)
        self._told: list[Message] = []
        self.now = 0

    def serve(self, wire: Wire) -> None:
        """Do what the judge at the other end of the wire says, until it hangs up."""
        self._wire = wire
        while True:
            self.say(self._perform(self._hear()))

    def say(self, message: Message) -> None:
        """Say it to the judge, along with what was to be told."""
        told = len(self._told)
        if told:
            message = {**message, "told": self._told}
        self._wire.send({"t": self._turn, **message})
        self._told = self._told[told:]

    def number(self) -> int:
        """For something that will be waited for: the judge knows by these which of them began first."""
        return next(self._numbers)

    def tell(self, call: str, **details: Any) -> None:
        """The same as ``ask`` where nothing depends on the answer: the judge hears of it with the next message, and
        before that. What is told is small. Raises what ``ask`` raises."""
        if len(self._told) < MOST_TOLD and threading.get_ident() == self.speaker:
            self._told.append({"call": call, **details})
        else:
            self.ask(call, **details)

    def ask(self, call: str, **details: Any) -> Message:
        """Ask the judge, and do what it wants done before it answers.

        Raises ``RecursionError`` only before anything is said: in the middle it would break the wire; and
        ``RuntimeError`` in a thread that is not on the judge's clock, where time would pass by chance.
        """
        if threading.get_ident() != self.speaker:
            raise RuntimeError(
                "this thread is not on the judge's clock: use asyncio.to_thread or loop.run_in_executor"
            )
        limit = sys.getrecursionlimit()
        _go_deeper(3)
        sys.setrecursionlimit(limit + ROOM)
        try:
            return self._asked(call, details)
        finally:
            sys.setrecursionlimit(limit)

    def _asked(self, call: str, details: Message) -> Message:
        self.say({"call": call, **details})
        while True:
            message = self._hear()
            if "do" not in message:
                return message
            self.say(self._perform(message))

    def _hear(self) -> Message:
        message = self._wire.receive()
        self._turn = message["t"]
        self.now = message.get("now", self.now)
        return message


def _go_deeper(calls: int) -> None:
    """Raises ``RecursionError`` when there is no room for so many: at its edge the limit cannot be set."""
    if calls:
        _go_deeper(calls - 1)
