"""Question kinds: one file each, found by being here.

A kind is a module with

    TITLE: Text                       its name for readers
    HINT: Text                        how to answer it, in one line (plain mode and ``?``)
    class Body                        a frozen dataclass: the entry's own fields, as the bank writes them
    def check(question) -> Iterator[Slip]        what the types cannot say, seen without running anything
    def ask(question, deal) -> Conversation      the conversation, from the prompt to the grade
    def prove(question, deal) -> Proof           what only running can show (``quizzer verify``)

``Body`` is also what a bank entry may contain beside the common fields: the loader validates it with
pydantic, by the annotations (``Prose`` must be written in both languages, ``Text`` may be one plain
string). So a new kind is one new file, and nothing else.
"""

import random
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol, cast

from quizzer.model.ask import Arrange, Choose, Graded, Present, Reveal, Skipped, Write
from quizzer.model.question import Question
from quizzer.model.text import Text

Ask = Present | Reveal | Choose | Write | Arrange
Conversation = Generator[Ask, Any, Graded]
Proof = Generator["Slip", None, int]
"""Yields what running showed to be wrong, and returns how many outputs were run and found right."""
Run = Callable[[str], "Ran"]


@dataclass(frozen=True, slots=True)
class Slip:
    """A mistake inside an entry: the path of keys and indexes to it, and what is wrong."""

    where: tuple[str | int, ...]
    message: str


@dataclass(frozen=True, slots=True)
class Ran:
    """What a snippet did: what it printed, and the last line of its traceback if it failed (else empty)."""

    printed: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class Deal:
    """What a showing of a question needs from outside: its own randomness, and a sandbox to run code in."""

    rng: random.Random
    run: Run


class Unaskable(Skipped):
    """Raised before anything is shown: this showing's answer could not be computed; ``reason`` says why."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


class Kind(Protocol):
    TITLE: Text
    HINT: Text
    Body: type[Any]

    def check(self, question: Question) -> Iterator[Slip]: ...
    def ask(self, question: Question, deal: Deal) -> Conversation: ...
    def prove(self, question: Question, deal: Deal) -> Proof: ...


def names() -> tuple[str, ...]:
    """All kinds, in alphabetical order."""
    import pkgutil

    return tuple(sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")))


def kind(name: str) -> Kind:
    """The kind of that name; ``name`` must be one of ``names()``."""
    return cast(Kind, import_module(f"{__name__}.{name}"))
