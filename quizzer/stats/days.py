"""What was done on which day, and how many days in a row."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from itertools import pairwise

from quizzer.model.record import Activity

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the reader's own calendar on which something was answered or submitted."""

    date: date
    answered: int
    right: int
    attempts: int

    @property
    def accuracy(self) -> float | None:
        return self.right / self.answered if self.answered else None


@dataclass(frozen=True, slots=True)
class Streak:
    """Days in a row: the row that is still going on (0: it is broken), and the longest ever."""

    current: int
    longest: int


def days(activity: Iterable[Activity], zone: tzinfo | None) -> tuple[Day, ...]:
    """The days on which something was done, oldest first, in the given time zone (None: this machine's)."""
    per_day: defaultdict[date, list[Activity]] = defaultdict(list)
    for quarter in activity:
        per_day[quarter.start.astimezone(zone).date()].append(quarter)
    return tuple(_day(day, quarters) for day, quarters in sorted(per_day.items()))


def streak(active: Iterable[date], today: date) -> Streak:
    """The rows of consecutive days among ``active``. Today does not break a row before it is over."""
    rows = _rows(sorted(set(active)))
    if not rows:
        return Streak(0, 0)
    last, length = rows[-1]
    return Streak(length if last >= today - ONE_DAY else 0, max(length for _, length in rows))


def _day(day: date, quarters: Iterable[Activity]) -> Day:
    answered, right, attempts = (
        sum(column) for column in zip(*((q.answered, q.right, q.attempts) for q in quarters), strict=True)
    )
    return Day(day, answered, right, attempts)


def _rows(active: list[date]) -> list[tuple[date, int]]:
    """Each row of consecutive days as its last day and its length."""
    if not active:
        return []
    rows = [(active[0], 1)]
    for before, day in pairwise(active):
        if day - before == ONE_DAY:
            rows[-1] = (day, rows[-1][1] + 1)
        else:
            rows.append((day, 1))
    return rows
