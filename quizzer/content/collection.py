"""What the shipped banks promise together: enough questions, of every kind, level and topic."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizzer.content.written import AuthoredFile, Written
from quizzer.model.mistake import Mistake
from quizzer.model.question import Bank, Level

TOPICS = 20
QUESTIONS = 240
PER_TOPIC = 8
VARIED = 40
FOLLOW_UPS = 80
KINDS = {"predict": 90, "recall": 24, "order": 16, "multiple": 24}
LEVELS = {Level.JUNIOR: 0.30, Level.MID: 0.45, Level.SENIOR: 0.25}
TOLERANCE = 0.07


@dataclass(frozen=True, slots=True)
class Count:
    """Something counted, and how many of it there must be."""

    what: str
    count: int
    least: int


def counts(banks: Sequence[Bank]) -> tuple[Count, ...]:
    """How much there is of all that has a minimum, over all banks."""
    questions = [q for bank in banks for q in bank.questions]
    kinds = Counter(q.kind for q in questions)
    varied = sum(q.kind == "predict" and bool(q.body.vary) for q in questions)
    return (
        Count("topics", len(banks), TOPICS),
        Count("questions", len(questions), QUESTIONS),
        *(Count(f"`{kind}` questions", kinds[kind], least) for kind, least in KINDS.items()),
        Count("`predict` questions with `vary`", varied, VARIED),
        Count("`follow_up` links", sum(q.follow_up is not None for q in questions), FOLLOW_UPS),
    )


def levels(banks: Sequence[Bank]) -> dict[Level, float]:
    """Each level's share of all questions, 0.0 to 1.0."""
    found = Counter(q.level for bank in banks for q in bank.questions)
    return {level: found[level] / max(1, found.total()) for level in Level}


def check_collection(banks: Sequence[Bank], entries: Sequence[Written], root: str) -> Iterator[Mistake]:
    """What the banks lack: told of the directory ``root``, or at the head of the bank that lacks it."""
    for count in counts(banks):
        if count.count < count.least:
            yield Mistake(
                root, 1, 1, f"there are {count.count} {count.what}, and there must be at least {count.least}"
            )
    for level, share in levels(banks).items():
        if abs(share - LEVELS[level]) > TOLERANCE:
            message = (
                f"{share:.0%} of all questions are {level.value}; it should be about {LEVELS[level]:.0%}"
            )
            yield Mistake(root, 1, 1, message)
    files = {entry.bank.slug: entry.file for entry in entries}
    for bank in banks:
        if bank.slug in files:
            yield from _thin(bank, files[bank.slug])


def _thin(bank: Bank, file: AuthoredFile) -> Iterator[Mistake]:
    if len(bank.questions) < PER_TOPIC:
        message = f"has {len(bank.questions)} questions, and a topic needs at least {PER_TOPIC}"
        yield file.source.mistake_of_key(("questions",), message)
    for level in Level:
        if not any(q.level is level for q in bank.questions):
            yield file.source.mistake_of_key(("questions",), f"has no question for level {level.value}")
