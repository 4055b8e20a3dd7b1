"""That a solution was shown: an event like the others."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from quizzer.store import open_store, read_store


def test_the_first_showing_counts(store, database, now):
    """Later ones do not move it; other challenges have their own."""
    for days, slug in ((1, "feed"), (0, "running-total"), (2, "running-total")):
        store.solution_shown(slug, "0123456789ab", now + timedelta(days=days))
    with read_store(database) as kept:
        assert kept.solutions_shown() == {"feed": now + timedelta(days=1), "running-total": now}


@pytest.mark.parametrize(
    "change", ["UPDATE solution_shown SET challenge = 'x'", "DELETE FROM solution_shown"]
)
def test_what_was_shown_stays_shown(store, database, now, change):
    """The file itself refuses to forget."""
    store.solution_shown("feed", "0123456789ab", now)
    with closing(sqlite3.connect(database)) as raw, pytest.raises(sqlite3.IntegrityError, match="never"):
        raw.execute(change)


def test_the_last_attempt_is_that_of_its_challenge(database, now, attempt):
    """The newest stored one, whatever was attempted after it; None before the first."""
    with open_store(database) as store:
        assert store.last_attempt("feed") is None
        for slug, passed in (("feed", 1), ("feed", 2), ("running-total", 3)):
            store.attempt(attempt(slug, passed=passed), now)
        assert store.last_attempt("feed").attempt.passed == 2
