"""What is known of one bank file by itself: the nouns between reading banks and joining them."""

from dataclasses import dataclass
from typing import Literal

from quizzer.model.mistake import Mistake
from quizzer.model.question import Question
from quizzer.model.text import Text

Role = Literal["id", "topic", "follow_up"]


@dataclass(frozen=True, slots=True)
class Flaw:
    """A mistake in a file whose name is known elsewhere."""

    line: int
    column: int
    message: str

    def of(self, path: str) -> Mistake:
        return Mistake(path, self.line, self.column, self.message)


@dataclass(frozen=True, slots=True)
class Reference:
    """A name that the entry at index ``entry`` gives: its own ``id``, or that of what it refers to."""

    entry: int
    role: Role
    name: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A question and the index of its entry."""

    entry: int
    question: Question


@dataclass(frozen=True, slots=True)
class Head:
    """What a bank file says about the bank itself."""

    title: Text
    order: int
    challenges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compiled:
    """``head`` is None when the bank itself is broken; of a broken entry only its references are kept."""

    head: Head | None
    questions: tuple[Placed, ...]
    references: tuple[Reference, ...]
    flaws: tuple[Flaw, ...]
    entries: int = 0
    """How many entries the file has, those left out too."""
