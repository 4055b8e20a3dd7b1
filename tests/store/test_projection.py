"""The projections are the events, folded: kept, rebuilt and computed by hand, they are the same."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from quizzer.model.record import Activity, Answered, Attempt, QuestionState
from quizzer.store import Store, open_store

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)

answers = st.tuples(
    st.sampled_from(["a", "b", "c"]),
    st.sampled_from(["r1", "r2"]),
    st.sampled_from([0.0, 0.25, 0.5, 1.0]),
    st.integers(0, 3000),  # minutes: clocks may also go backwards
)
attempts = st.integers(0, 3000)


def told(store: Store, events: Iterable[tuple[str, str, float, int] | int]) -> None:
    sitting = store.begin("quiz", BEGIN)
    for event in events:
        if isinstance(event, int):
            at = BEGIN + timedelta(minutes=event)
            store.attempt(Attempt("c", "r", "0", "failed", "rlimits", 0, 1, 0.1, []), at)
        else:
            question, revision, score, minutes = event
            answered = Answered(question, revision, "bank", (), "single", "mid", "x", score, 1.0)
            store.answer(sitting, answered, BEGIN + timedelta(minutes=minutes))


def by_hand(store: Store) -> tuple[dict[str, QuestionState], tuple[Activity, ...]]:
    states: dict[str, QuestionState] = {}
    quarters: dict[datetime, list[float]] = {}
    (sitting,) = store.sittings()
    for answer in sitting.answers:
        given, old = answer.answered, states.get(answer.answered.question)
        states[given.question] = QuestionState(
            question=given.question,
            revision=given.revision,
            bank=given.bank,
            asked=(old.asked if old else 0) + 1,
            right=(old.right if old else 0) + given.right,
            score=(old.score if old else 0.0) + given.score,
            streak=((old.streak if old else 0) + 1) if given.right else 0,
            last_score=given.score,
            first=old.first if old else answer.at,
            last=answer.at,
        )
        row = quarters.setdefault(start_of_quarter(answer.at), [0, 0, 0.0, 0])
        row[0] += 1
        row[1] += given.right
        row[2] += given.score
    for attempted in store.attempts():
        quarters.setdefault(start_of_quarter(attempted.at), [0, 0, 0.0, 0])[3] += 1
    activity = (Activity(s, int(n), int(r), x, int(k)) for s, (n, r, x, k) in sorted(quarters.items()))
    return states, tuple(activity)


def start_of_quarter(at: datetime) -> datetime:
    return BEGIN + (at - BEGIN) // timedelta(minutes=15) * timedelta(minutes=15)


@settings(max_examples=40, deadline=None)
@given(st.lists(answers | attempts, max_size=25))
def test_kept_rebuilt_and_computed_projections_agree(
    events: list[tuple[str, str, float, int] | int],
) -> None:
    """After any events, the projections equal the fold by hand, and rebuilding them changes nothing."""
    with TemporaryDirectory() as directory, open_store(Path(directory, "scores.db")) as store:
        told(store, events)
        kept = store.question_states(), store.activity(), [store.revisions(q) for q in "abc"]
        assert kept[:2] == by_hand(store)
        store.rebuild()
        assert kept == (store.question_states(), store.activity(), [store.revisions(q) for q in "abc"])


def test_rebuilding_repairs_a_damaged_projection(database: Path, store: Store) -> None:
    """The events are the truth: a projection that was changed or lost comes back from them."""
    told(store, [("a", "r1", 1.0, 3), ("b", "r1", 0.5, 40), 41])
    kept = store.question_states(), store.activity(), store.revisions("a")
    with closing(sqlite3.connect(database, isolation_level=None)) as vandal:
        vandal.execute("UPDATE question_state SET asked = 99")
        vandal.execute("DELETE FROM revision")
        vandal.execute("DELETE FROM activity")
    assert (store.question_states(), store.activity(), store.revisions("a")) != kept
    store.rebuild()
    assert (store.question_states(), store.activity(), store.revisions("a")) == kept
