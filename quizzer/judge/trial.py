"""One test's talk with one guest: the transcript, the world, and the values that go between."""

import builtins
from collections.abc import Iterable
from itertools import islice
from typing import Any, ClassVar

from quizzer.judge.link import Gone, Guest, JudgeError
from quizzer.judge.things import Awaitable, Thing
from quizzer.judge.transcript import Said, Step, Transcript, Unmet, masked
from quizzer.judge.values import LAST_LINE, Handle, Thrown, read_exception, read_handle
from quizzer.judge.world import World, secret
from quizzer.wire.codec import HANDED_DEPTH, HANDED_ITEMS, Json, Malformed, pack, unpack
from quizzer.wire.frames import Message

MOST_NOTES = 50
"""Warnings of one trial that are kept."""


_DATA = (int, str, bytes, list, tuple, dict, set, frozenset)


class Stated:
    """The outcome of a step, of which something may still be asked."""

    UNREMARKABLE: ClassVar[tuple[str, ...]]
    """Kinds of which nothing need be asked."""
    kind: str
    value: Any
    step: Step

    @property
    def thrown(self) -> Thrown | None:
        """The submission's exception that it came to, if it did."""
        return self.value if self.kind == "raises" and isinstance(self.value, Thrown) else None


class Trial:
    """One test's talk with one guest: the transcript, the world, and the values that go between."""

    def __init__(self, guest: Guest) -> None:
        self.transcript = Transcript()
        self.world = World(self.transcript)
        self.world.pack, self.world.unpack, self.world.show = self.pack, self.unpack, self.show
        self.world.given, self.world.read = self.given, self._read
        self.guest = guest
        guest.attend(self._answer)
        self.tasks: list[dict[str, Any]] = []
        self.waiting: list[dict[str, Any]] = []
        self.warned: list[str] = []
        self.problems: list[str] = []
        self.doing: tuple[str, str] | None = None
        """What the guest was last asked to do and has not answered: the object's label and the call."""
        self._given: dict[int, BaseException] = {}
        self._unsettled: Stated | None = None
        self._suite_error: BaseException | None = None
        self._labels: dict[int, str] = {}

    def command(self, do: str, **details: Any) -> Message:
        """Have the guest do something. A reply that makes no sense is the submission's doing: ``Gone``."""
        reply = self.guest.command(do, self.world.now, **details)
        if self._suite_error is not None:
            raise self._suite_error
        self._note(self.warned, (w for w in entries(reply, "warned") if type(w) is str))
        problems = (p.get("message") for p in entries(reply, "problems") if type(p) is dict)
        self._note(self.problems, (p for p in problems if type(p) is str))
        if self.world.stuck:
            # Known from the wire: whatever the submission makes of it, nothing in it can run.
            reply = {**reply, "out": "stuck"}
            self.waiting = [waiting(w) for w in entries(reply, "waiting")[:20]]
        return reply

    def attempt(self, subject: str, call: str, do: str, **details: Any) -> Message:
        """The same for a step that readers know: should it never be answered, ``doing`` says what it was."""
        self.doing = subject, call
        reply = self.command(do, **details)
        self.doing = None
        return reply

    def _note(self, notes: list[str], said: Iterable[str]) -> None:
        notes += [text[:500] for text in islice(said, max(0, MOST_NOTES - len(notes)))]

    def pack(self, value: Any) -> Json:
        return pack(value, self._opaque, HANDED_DEPTH, [HANDED_ITEMS])

    def unpack(self, data: Json) -> Any:
        try:
            return unpack(data, self._special)
        except Malformed as e:
            raise Gone("crashed", "spoke on the wire") from e

    def show(self, value: Any) -> str:
        """A value as Python text, cut, with the judge's random tokens named instead of spelled out."""
        text = masked(repr(value), self.world.tokens)
        return text if len(text) <= 300 else text[:299] + "…"

    def label(self, handle: Handle) -> str:
        """A short name for an object of the guest: a, b, c, … in the order of their appearance."""
        place = len(self._labels)
        return self._labels.setdefault(
            handle.id, chr(ord("a") + place % 26) + (str(place // 26) if place > 25 else "")
        )

    def settle(self) -> None:
        """A step of which nothing was asked must at least not have failed."""
        outcome, self._unsettled = self._unsettled, None
        if outcome is not None and outcome.kind not in outcome.UNREMARKABLE:
            outcome.step.wanted, outcome.step.ok = Said("no exception"), False
            raise Unmet(outcome.step, outcome.thrown)

    def await_statement(self, outcome: "Stated") -> None:
        self.settle()
        self._unsettled = outcome

    def stated(self, outcome: "Stated") -> None:
        if self._unsettled is outcome:
            self._unsettled = None

    def _read(self, thing: Thing) -> Any:
        """The present contents of a list that the submission was handed."""
        self.settle()
        return self.unpack(self.command("value", on=self.pack(thing)).get("value"))

    def _answer(self, message: Message, told: bool) -> Message:
        if self._suite_error is not None:
            return {"now": self.world.now, "stuck": True, "due": [], "value": None}
        try:
            return self.world.answer(message, told)
        except (AssertionError, JudgeError) as e:
            # A check inside the suite's own callback: the trial ends when the guest has answered.
            self._suite_error = e
            return {"now": self.world.now, "error": self.pack(RuntimeError("the judge has seen enough"))}
        except (
            LookupError,
            TypeError,
            ValueError,
            AttributeError,
            StopIteration,
            OverflowError,
            RecursionError,
        ) as e:
            raise Gone("crashed", "spoke on the wire", type(e).__name__) from e

    def _opaque(self, value: Any) -> Json:
        if isinstance(value, Stated):
            value = value.value
        if isinstance(value, BaseException):
            value = self.world.thrown_in(value) or value
        if isinstance(value, Handle | Thrown):
            return {"$": "ref", "id": value.id}
        if isinstance(value, Thing | Awaitable):
            return value.door()
        if isinstance(value, type) and _known_there(value):
            return {"$": "exception class", "name": value.__name__}
        if _known_there(type(value)):
            return {
                "$": "raise",
                "type": type(value).__name__,
                "args": self.pack(list(value.args)),
                "key": self._key_of(value),
            }
        if type(value) in _DATA:  # it may have grown from what the submission gave
            raise Gone("memory_limit", "too big to hand over")
        raise JudgeError(f"a suite cannot hand over {type(value).__name__}")

    def _special(self, data: dict[str, Any]) -> object:
        if data["$"] == "exc":
            thrown = read_exception(data, self.unpack)
            if thrown.key is not None and thrown.key not in self._given:
                raise ValueError("a key that was never given")
            return thrown
        if data["$"] == "ref":
            return read_handle(data)
        raise ValueError(data["$"])

    def _key_of(self, error: BaseException) -> int:
        """By what a guest, once it has been given the exception, says that it is this one."""
        key = next((key for key, given in self._given.items() if given is error), None)
        if key is None:
            key = secret()
            self._given[key] = error
        return key

    def given(self, thrown: Thrown) -> BaseException | None:
        """The judge's own exception that this one is, if it is one."""
        return None if thrown.key is None else self._given[thrown.key]


def _known_there(kind: type) -> bool:
    """Whether a guest can make such exceptions: the built-in ones, and asyncio's cancellation.

    That one by its name: asyncio is imported by suites that throw it, and needed for nothing else here.
    """
    if not issubclass(kind, BaseException):
        return False
    cancellation = (kind.__module__, kind.__qualname__) == ("asyncio.exceptions", "CancelledError")
    return cancellation or getattr(builtins, kind.__name__, None) is kind


def entries(reply: Message, key: str) -> list[Any]:
    """A list in a guest's reply, empty when there is none: what stands in it is not to be trusted either."""
    found = reply.get(key)
    return found if type(found) is list else []


def waiting(entry: Any) -> dict[str, Any]:
    """What a guest says a task waits for, as far as it makes sense."""
    if type(entry) is not dict:
        return {"task": "?", "line": None}
    line = entry.get("line")
    return {
        "task": word(entry.get("task")),
        "line": line if type(line) is int and 0 < line <= LAST_LINE else None,
    }


def word(value: Any) -> str:
    """A name that a guest says, if it is one, cut."""
    return value[:60] if type(value) is str else "?"
