"""Days are the reader's own, and rows of days are counted as people count them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.model.record import Activity
from quizzer.stats import Day, Streak, days, streak

SEOUL = timezone(timedelta(hours=9))
KATHMANDU = timezone(timedelta(hours=5, minutes=45))
TODAY = date(2026, 3, 10)


def quarter(hour: int, minute: int, answered: int = 1, right: int = 1, attempts: int = 0) -> Activity:
    return Activity(datetime(2026, 3, 1, hour, minute, tzinfo=UTC), answered, right, float(right), attempts)


def test_a_day_begins_at_the_readers_own_midnight() -> None:
    """The same quarters fall on different days in Greenwich, Kathmandu and Seoul."""
    activity = [quarter(14, 45), quarter(15, 0), quarter(18, 0), quarter(18, 15)]
    counts = [[d.answered for d in days(activity, zone)] for zone in (UTC, SEOUL, KATHMANDU)]
    assert counts == [[4], [1, 3], [3, 1]]


def test_a_day_sums_its_quarters() -> None:
    """Answers, right ones and attempts; accuracy is of answers alone."""
    activity = [quarter(9, 0, answered=3, right=1), quarter(9, 15, answered=1, right=1, attempts=2)]
    (day,) = days(activity, UTC)
    assert day == Day(date(2026, 3, 1), answered=4, right=2, attempts=2)
    assert day.accuracy == 0.5


def test_a_day_of_challenges_alone_has_no_accuracy() -> None:
    """Attempts make it a day, but there is nothing to take a share of."""
    (day,) = days([quarter(9, 0, answered=0, right=0, attempts=1)], UTC)
    assert day.accuracy is None


def test_days_are_oldest_first() -> None:
    """Whatever order the quarters come in."""
    activity = [quarter(20, 0), quarter(10, 0)]
    assert [d.date.day for d in days(activity, SEOUL)] == [1, 2]


@pytest.mark.parametrize(
    ("days_ago", "expected"),
    [
        ([], Streak(0, 0)),
        ([0], Streak(1, 1)),
        ([1], Streak(1, 1)),
        ([2], Streak(0, 1)),
        ([0, 1, 2], Streak(3, 3)),
        ([1, 2, 3], Streak(3, 3)),
        ([0, 2, 3, 4, 5, 8], Streak(1, 4)),
        ([3, 4, 5, 9, 10], Streak(0, 3)),
        ([0, 0, 1, 1], Streak(2, 2)),
    ],
)
def test_a_streak_is_days_in_a_row_up_to_today_or_yesterday(days_ago: list[int], expected: Streak) -> None:
    """A day that is not over yet breaks nothing; a missed one does."""
    assert streak([TODAY - timedelta(days=n) for n in days_ago], TODAY) == expected


@given(st.sets(st.integers(0, 40)))
def test_a_streak_agrees_with_counting_day_by_day(days_ago: set[int]) -> None:
    """Walking back from today (or, when nothing was done yet, from yesterday) gives the current row."""
    start = 0 if 0 in days_ago else 1
    walked = next(n for n in range(100) if start + n not in days_ago)
    got = streak([TODAY - timedelta(days=n) for n in days_ago], TODAY)
    assert got.current == walked
    assert got.longest >= got.current
