"""How it goes: the figures of ``quizzer stats``, as values and as JSON."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from quizzer.model.question import Bank
from quizzer.model.record import Json
from quizzer.model.text import Lang
from quizzer.stats import Day, Streak, Topic, days, streak, topics

if TYPE_CHECKING:
    from quizzer.store import Reader

VERSION = 1


@dataclass(frozen=True, slots=True)
class Challenge:
    """A coding challenge that was tried: how often, and when it was first solved (None: not yet).

    ``seen``: its solution was shown before it was solved.
    """

    slug: str
    attempts: int
    solved: datetime | None
    seen: bool = False


@dataclass(frozen=True, slots=True)
class Overview:
    """``days`` are those on which something was done, oldest first; ``topics`` are in the banks' order."""

    sittings: int
    days: tuple[Day, ...]
    streak: Streak
    topics: tuple[Topic, ...]
    challenges: tuple[Challenge, ...]

    @property
    def answered(self) -> int:
        return sum(day.answered for day in self.days)

    @property
    def right(self) -> int:
        return sum(day.right for day in self.days)

    @property
    def accuracy(self) -> float | None:
        return self.right / self.answered if self.answered else None

    @property
    def solved(self) -> int:
        return sum(challenge.solved is not None for challenge in self.challenges)

    @property
    def unaided(self) -> int:
        """Challenges that were solved before their solution was seen."""
        return sum(challenge.solved is not None and not challenge.seen for challenge in self.challenges)

    @property
    def empty(self) -> bool:
        return not (self.days or self.challenges)


def overview(database: Path, banks: Sequence[Bank], now: datetime, zone: tzinfo | None) -> Overview:
    """All figures at ``now``; days are ``zone``'s (None: this machine's). Only reads; ``StoreError``."""
    from quizzer.store import read_store

    with read_store(database) as kept:
        active = days(kept.activity(), zone)
        return Overview(
            kept.sitting_count(),
            active,
            streak([day.date for day in active], now.astimezone(zone).date()),
            _topics(kept, banks, now),
            _challenges(kept),
        )


def topic_figures(database: Path, banks: Sequence[Bank], now: datetime) -> tuple[Topic, ...]:
    """The topics alone, in the banks' order, for ``quizzer topics``. Only reads; ``StoreError``."""
    from quizzer.store import read_store

    with read_store(database) as kept:
        return _topics(kept, banks, now)


def as_json(overview: Overview, lang: Lang) -> dict[str, Json]:
    """What ``stats --json`` prints: shares are 0.0 to 1.0, or null where there is nothing to share."""
    return {
        "version": VERSION,
        "sittings": overview.sittings,
        "answered": overview.answered,
        "correct": overview.right,
        "accuracy": overview.accuracy,
        "streak": {"current": overview.streak.current, "longest": overview.streak.longest},
        "days": [_day(day) for day in overview.days],
        "topics": [_topic(topic, lang) for topic in overview.topics],
        "challenges": [_challenge(challenge) for challenge in overview.challenges],
    }


def _topics(kept: "Reader", banks: Sequence[Bank], now: datetime) -> tuple[Topic, ...]:
    from quizzer.schedule import memories

    here = [_asked_here(bank) for bank in banks]
    return topics(here, kept.question_states(), memories(kept.reviews(), now), now)


def _asked_here(bank: Bank) -> Bank:
    """Without the questions that are never asked on this Python: nobody can master those."""
    from quizzer.content.banks import asked_here

    version = sys.version_info[:3]
    return replace(bank, questions=tuple(q for q in bank.questions if asked_here(q, version)))


def _challenges(kept: "Reader") -> tuple[Challenge, ...]:
    solved, seen, attempted = kept.solved(), kept.solutions_shown(), kept.attempted()
    return tuple(
        Challenge(slug, attempted.get(slug, 0), solved.get(slug), slug in seen)
        for slug in sorted(attempted.keys() | seen.keys())
    )


def _day(day: Day) -> dict[str, Json]:
    return {
        "date": day.date.isoformat(),
        "answered": day.answered,
        "correct": day.right,
        "accuracy": day.accuracy,
        "attempts": day.attempts,
    }


def _topic(topic: Topic, lang: Lang) -> dict[str, Json]:
    return {
        "slug": topic.slug,
        "title": topic.title.of(lang),
        "questions": topic.questions,
        "asked": topic.asked,
        "answered": topic.answered,
        "correct": topic.right,
        "accuracy": topic.accuracy,
        "mastery": topic.mastery,
        "due": topic.due,
    }


def _challenge(challenge: Challenge) -> dict[str, Json]:
    return {
        "slug": challenge.slug,
        "attempts": challenge.attempts,
        "solved": challenge.solved.isoformat() if challenge.solved else None,
        "seen": challenge.seen,
    }
