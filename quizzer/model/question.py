"""Questions and banks, as the rest of the program sees them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from quizzer.model.text import Text


class Level(StrEnum):
    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"


@dataclass(frozen=True, slots=True)
class Question:
    """One entry of a bank.

    ``id`` is a slug that never changes: progress hangs on it. ``revision`` is a hash of the content (12 hex
    digits), so that a corrected typo keeps progress and a changed question can be told from the old one.
    ``topics`` are slugs of banks, the question's own bank first.
    ``pythons`` is a version specifier such as ``>=3.13`` (empty: true on every supported Python); figures are
    plain text of at most 40 columns, shown with the question and with its explanation.
    ``body`` is the frozen dataclass of the question's kind (``quizzer.kinds.<kind>.Body``).
    """

    id: str
    bank: str
    kind: str
    level: Level
    topics: tuple[str, ...]
    claims: tuple[str, ...]
    prompt: Text
    code: Text | None
    figure: Text | None
    explanation: Text
    answer_figure: Text | None
    reference: str
    pythons: str
    follow_up: str | None
    revision: str
    body: Any


@dataclass(frozen=True, slots=True)
class Bank:
    """One file under ``questions/``: a topic, its questions, and the challenges that practise it."""

    slug: str
    title: Text
    order: int
    challenges: tuple[str, ...]
    questions: tuple[Question, ...]
