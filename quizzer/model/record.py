"""What is kept of a person's work: the events as they are handed in, and what is read back.

Events go in and are never changed; what is read back adds when, and folds them.

    handed in      read back
    -------------- ----------------------------------------------------------------
    Answered       Answer, in its Sitting; folded into a QuestionState and Activity
    Attempt        Attempted; folded into Activity
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"


@dataclass(frozen=True, slots=True)
class Answered:
    """One question, answered.

    ``question`` is its id and ``revision`` its content hash; ``given`` is the answer as JSON-able data;
    ``score`` is 0.0 to 1.0 (1.0: right); ``seconds`` is how long the person took.
    """

    question: str
    revision: str
    bank: str
    topics: tuple[str, ...]
    kind: str
    level: str
    given: Json
    score: float
    seconds: float

    @property
    def right(self) -> bool:
        return self.score == 1.0


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it was stored; ``at`` is in UTC."""

    id: int
    at: datetime
    answered: Answered


@dataclass(frozen=True, slots=True)
class Sitting:
    """One quiz, review or interview, with its answers in the order given.

    ``finished`` is None when it never came to its end: interrupted, killed, or still going on.
    """

    id: int
    kind: str
    started: datetime
    finished: datetime | None
    answers: tuple[Answer, ...]

    @property
    def correct(self) -> int:
        return sum(a.answered.right for a in self.answers)

    @property
    def score(self) -> float:
        """The mean of the answers' scores, 0.0 to 1.0; 0.0 when nothing was answered."""
        return sum(a.answered.score for a in self.answers) / len(self.answers) if self.answers else 0.0


@dataclass(frozen=True, slots=True)
class Attempt:
    """One judged submission to a challenge. A judge error is nobody's attempt and is never stored.

    ``revision`` is the challenge's content hash; ``passed`` of ``total`` hidden tests; ``seconds`` is real
    time; ``tests`` is the judge's JSON-able list, an object per test with at least ``id`` and ``outcome``.
    """

    challenge: str
    revision: str
    submission_sha256: str
    verdict: str
    isolation: str
    passed: int
    total: int
    seconds: float
    tests: Sequence[Json]


@dataclass(frozen=True, slots=True)
class Attempted:
    """An attempt as it was stored; ``at`` is in UTC."""

    id: int
    at: datetime
    attempt: Attempt


@dataclass(frozen=True, slots=True)
class QuestionState:
    """Where a person stands with one question: all its answers, folded.

    ``asked`` and ``right`` count answers, ``score`` is the sum of their scores, ``streak`` counts the right
    answers since the last one that was not; ``revision`` and ``bank`` are those of the last answer.
    """

    question: str
    revision: str
    bank: str
    asked: int
    right: int
    score: float
    streak: int
    last_score: float
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class Activity:
    """What was done in one quarter of an hour, which begins at ``start`` (UTC).

    Quarters, because every time zone's days begin on one: local days are sums of these. ``score`` is the sum
    of the answers' scores.
    """

    start: datetime
    answered: int
    right: int
    score: float
    attempts: int


@dataclass(frozen=True, slots=True)
class Review:
    """One look at one item, as far as scheduling cares: when, and how well (0.0 to 1.0)."""

    item: str
    at: datetime
    score: float


@dataclass(frozen=True, slots=True)
class Revision:
    """A question's content hash, and when it was first answered in that form (UTC)."""

    revision: str
    first_seen: datetime
