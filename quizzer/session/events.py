"""What a sitting says and asks, beside what its questions do (``quizzer.model.ask``).

    Heading ─ what the question yields ─ Record ─ Verdict ─ Heading … ─ Summary

``Record`` comes before its ``Verdict``: what a person has seen graded is stored.
"""

from dataclasses import dataclass

from quizzer.kinds import Ask
from quizzer.model.ask import Graded
from quizzer.model.question import Level, Question
from quizzer.model.record import Answered
from quizzer.model.text import Text


@dataclass(frozen=True, slots=True)
class Heading:
    """Before each question: its place from 1 of ``total``; ``hint`` says how to answer this kind."""

    place: int
    total: int
    bank: Text
    level: Level
    kind: Text
    hint: Text


@dataclass(frozen=True, slots=True)
class Record:
    """To be stored at once."""

    answered: Answered


@dataclass(frozen=True, slots=True)
class Verdict:
    question: Question
    graded: Graded


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something did not work, and the sitting goes on: one line."""

    message: Text


@dataclass(frozen=True, slots=True)
class TopicScore:
    title: Text
    answered: int
    right: int
    score: float
    """Mean of the scores, 0.0 to 1.0."""


@dataclass(frozen=True, slots=True)
class Again:
    """A question to look at again: its place from 1 in the sitting, its prompt, and where to read about it."""

    place: int
    prompt: Text
    reference: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The end. ``total`` counts the questions chosen; the score is the mean over those answered.

    ``topics`` are in the banks' order. ``challenges`` are the slugs that practise what was asked: one of each
    topic in turn, the topics with the lowest score first.
    """

    total: int
    answered: int
    right: int
    score: float
    topics: tuple[TopicScore, ...]
    again: tuple[Again, ...]
    challenges: tuple[str, ...]


Shown = Heading | Verdict | Trouble | Summary
Event = Ask | Shown | Record
