"""Spaced review: what is due when, from the answers alone."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.model.record import Review
from quizzer.schedule import Memory, due, memories

BEGIN = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def reviewed(*scores: float, item: str = "q", every: timedelta = DAY) -> list[Review]:
    return [Review(item, BEGIN + n * every, score) for n, score in enumerate(scores)]


def test_the_better_the_answer_the_longer_the_pause_and_the_memory() -> None:
    """A wrong first answer is due the next day; hard ones last longer than wrong, right ones than hard."""
    wrong, hard, right = (memories(reviewed(score), BEGIN + 5 * DAY)["q"] for score in (0.0, 0.5, 1.0))
    assert wrong.due == BEGIN + DAY
    assert wrong.due <= hard.due < right.due
    assert wrong.retrievability < hard.retrievability < right.retrievability


@pytest.mark.parametrize(
    ("score", "same_as"), [(0.49, 0.0), (0.5, 0.99), (0.75, 0.5)], ids=["again", "hard", "also hard"]
)
def test_scores_count_as_forgotten_hard_or_remembered(score: float, same_as: float) -> None:
    """Below a half is forgotten, below one is hard; how much exactly does not matter."""
    assert memories(reviewed(score), BEGIN) == memories(reviewed(same_as), BEGIN)


def test_pauses_grow_with_every_right_answer() -> None:
    """Answered rightly each time that it fell due, a question comes back less and less often."""
    reviews, at, pauses = [], BEGIN, []
    for _ in range(5):
        reviews.append(Review("q", at, 1.0))
        next_time = memories(reviews, at)["q"].due
        pauses.append(next_time - at)
        at = next_time
    assert all(later > earlier for earlier, later in pairwise(pauses))


def test_a_wrong_answer_brings_it_back_soon() -> None:
    """What was known well and is forgotten is due long before it would have been."""
    known = reviewed(1.0, 1.0, 1.0, every=10 * DAY)
    at = BEGIN + 60 * DAY
    right, wrong = (memories([*known, Review("q", at, score)], at)["q"].due for score in (1.0, 0.0))
    assert wrong - at < (right - at) / 4


def test_what_is_remembered_fades_until_it_is_due() -> None:
    """Certain right after the answer, nine in ten when due, less after that."""
    history = reviewed(1.0)
    when = memories(history, BEGIN)["q"].due
    at_once, then, much_later = (
        memories(history, now)["q"].retrievability for now in (BEGIN, when, when + 90 * DAY)
    )
    assert at_once == 1.0
    assert then == pytest.approx(0.9, abs=0.03)
    assert 0.0 < much_later < then


def test_items_do_not_touch_each_other() -> None:
    """Interleaved reviews give each item what its own reviews alone would."""
    one, other = reviewed(1.0, 0.0, 1.0, item="a"), reviewed(0.5, 1.0, 1.0, item="b", every=2 * DAY)
    mixed = sorted([*one, *other], key=lambda review: review.at)
    now = BEGIN + 9 * DAY
    assert memories(mixed, now) == memories(one, now) | memories(other, now)


def test_due_is_what_has_come_weakest_first() -> None:
    """Only what is due by now, the least likely to be remembered at the head."""
    known = {
        "strong": Memory(BEGIN - DAY, 0.89),
        "weak": Memory(BEGIN - DAY, 0.4),
        "just now": Memory(BEGIN, 0.9),
        "tomorrow": Memory(BEGIN + DAY, 0.95),
    }
    assert due(known, BEGIN) == ("weak", "strong", "just now")


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.integers(0, 10**6), st.sampled_from([0.0, 0.3, 0.6, 1.0])),
        max_size=30,
    ),
    st.integers(-(10**6), 10**7),
)
def test_any_history_has_a_memory(events: list[tuple[str, int, float]], later: int) -> None:
    """Whatever the clock did: every item has one, in range, due after its last review, the same each time."""
    reviews = [Review(item, BEGIN + timedelta(minutes=minutes), score) for item, minutes, score in events]
    now = BEGIN + timedelta(minutes=later)
    known = memories(reviews, now)
    assert known.keys() == {item for item, _, _ in events}
    last = {review.item: review.at for review in reviews}
    for item, memory in known.items():
        assert 0.0 <= memory.retrievability <= 1.0
        assert memory.due >= last[item] + DAY
    assert memories(reviews, now) == known


def test_any_time_zone_will_do() -> None:
    """The same moments in another zone are the same history."""
    seoul = timezone(timedelta(hours=9))
    history = reviewed(1.0, 0.5)
    abroad = [Review(r.item, r.at.astimezone(seoul), r.score) for r in history]
    now = BEGIN + 3 * DAY
    assert memories(abroad, now.astimezone(seoul)) == memories(history, now)


def test_fsrs_is_imported_only_when_something_was_reviewed() -> None:
    """Who has no history does not pay for the algorithm."""
    script = """
import sys
from datetime import datetime, UTC
from quizzer.model.record import Review
from quizzer.schedule import memories
now = datetime(2026, 3, 1, tzinfo=UTC)
assert memories([], now) == {}
print("fsrs" in sys.modules)
memories([Review("q", now, 1.0)], now)
print("fsrs" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
