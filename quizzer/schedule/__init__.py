"""Spaced review: when each item is due again, and how likely it is still known. The one module on py-fsrs.

The state of an item's memory is not stored: it is replayed from the reviews (about 6 µs each), so that a
better algorithm, or other parameters, apply to everything that was ever answered. Steps within a day are left
out: a sitting does not ask the same question twice. Intervals are not fuzzed: the same
history gives the same dates.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from quizzer.model.record import Review

if TYPE_CHECKING:
    from fsrs import Card, Rating, Scheduler


@dataclass(frozen=True, slots=True)
class Memory:
    """How well one item is remembered.

    ``due`` is when it should be looked at again (UTC); ``retrievability`` is the predicted probability,
    0.0 to 1.0, that it is answered rightly now; it is about 0.9 when the item falls due.
    """

    due: datetime
    retrievability: float


def memories(reviews: Iterable[Review], now: datetime) -> dict[str, Memory]:
    """The memory of every item that was ever reviewed, by its id.

    ``reviews`` are in the order in which they happened; ``now`` is aware. A score below 0.5 counts as
    forgotten, one below 1.0 as hard to recall, 1.0 as remembered. Without reviews nothing is imported.
    """
    cards: dict[str, Card] = {}
    scheduler: Scheduler | None = None
    for review in reviews:
        if scheduler is None:
            scheduler = _scheduler()
        card = cards.get(review.item) or _new_card(len(cards))
        cards[review.item], _ = scheduler.review_card(card, _rating(review.score), review.at.astimezone(UTC))
    if scheduler is None:
        return {}
    moment = now.astimezone(UTC)
    return {
        item: Memory(card.due, scheduler.get_card_retrievability(card, moment))
        for item, card in cards.items()
    }


def due(memories: Mapping[str, Memory], now: datetime) -> tuple[str, ...]:
    """The items that are due at ``now``, the least likely to be remembered first."""
    waiting = [(m.retrievability, m.due, item) for item, m in memories.items() if m.due <= now]
    return tuple(item for _, _, item in sorted(waiting))


def _scheduler() -> "Scheduler":
    from fsrs import Scheduler

    return Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


def _new_card(number: int) -> "Card":
    from fsrs import Card

    # Without a number of ours, fsrs takes the time of day for one and sleeps so that no two are the same.
    return Card(card_id=number)


def _rating(score: float) -> "Rating":
    from fsrs import Rating

    if score < 0.5:
        return Rating.Again
    return Rating.Hard if score < 1.0 else Rating.Good
