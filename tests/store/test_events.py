"""What is stored is read back as it was, and can't be changed afterwards."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from quizzer.model.record import Answered, Attempt, Review
from quizzer.store import Store, open_store

SEOUL = timezone(timedelta(hours=9))


@pytest.mark.parametrize(
    "given",
    [
        ["2"],
        [],
        ["3", "1", "2"],
        "StopIteration",
        "멈춤 🙂",
        "bad \udcff byte",
        {"text": "말", "points": ["1"]},
    ],
)
def test_an_answer_reads_back_as_it_was_given(
    store: Store, answered: Callable[..., Answered], now: datetime, given: object
) -> None:
    """Whatever JSON-able shape an answer has, and whatever bytes a terminal let through, it is kept."""
    one = answered(given=given, score=0.5)
    store.answer(store.begin("quiz", now), one, now)
    ((answer,),) = (s.answers for s in store.sittings())
    assert (answer.answered, answer.at) == (one, now)


def test_sittings_are_newest_first_with_answers_in_order(
    store: Store, answered: Callable[..., Answered], now: datetime
) -> None:
    """Answers belong to their own sitting, even when two sittings go on at once."""
    first, second = store.begin("quiz", now), store.begin("review", now)
    for sitting, question in [(first, "a"), (second, "b"), (first, "c"), (second, "d")]:
        store.answer(sitting, answered(question), now)
    store.finish(first, now + timedelta(minutes=5))
    got = [(s.id, s.kind, s.finished, [a.answered.question for a in s.answers]) for s in store.sittings()]
    assert got == [
        (second, "review", None, ["b", "d"]),
        (first, "quiz", now + timedelta(minutes=5), ["a", "c"]),
    ]


def test_a_limit_takes_the_newest(
    store: Store, answered: Callable[..., Answered], attempt: Callable[..., Attempt], now: datetime
) -> None:
    """A limited history is the head of the whole one, answers included."""
    for number in range(5):
        store.answer(store.begin("quiz", now), answered(f"q{number}"), now)
        store.attempt(attempt(f"c{number}"), now)
    assert store.sittings(2) == store.sittings()[:2]
    assert store.attempts(2) == store.attempts()[:2]
    assert [a.attempt.challenge for a in store.attempts(2)] == ["c4", "c3"]
    assert store.sittings(10**30) == store.sittings()


def test_a_sitting_counts_right_answers_and_averages_scores(
    store: Store, answered: Callable[..., Answered], now: datetime
) -> None:
    """Half-right is not right, but counts half in the score; a sitting without answers scores 0."""
    empty, sitting = store.begin("quiz", now), store.begin("quiz", now)
    for score in (1.0, 0.5, 0.0, 1.0):
        store.answer(sitting, answered(score=score), now)
    scored, unscored = store.sittings()
    assert (scored.correct, scored.score) == (2, 0.625)
    assert (unscored.id, unscored.correct, unscored.score) == (empty, 0, 0.0)


def test_a_sitting_finishes_once(store: Store, now: datetime) -> None:
    """The first end counts."""
    sitting = store.begin("quiz", now)
    store.finish(sitting, now)
    store.finish(sitting, now + timedelta(hours=1))
    assert store.sittings()[0].finished == now


def test_an_attempt_reads_back_as_it_was(
    store: Store, attempt: Callable[..., Attempt], now: datetime
) -> None:
    """Everything that the judge reported about an attempt is kept."""
    failed = attempt(verdict="failed", passed=1, tests=[{"id": "t", "outcome": "failed", "값": None}])
    number = store.attempt(failed, now)
    ((got),) = store.attempts()
    assert (got.id, got.at, got.attempt) == (number, now, failed)


def test_solved_says_when_each_challenge_was_first_passed(
    store: Store, attempt: Callable[..., Attempt], now: datetime
) -> None:
    """Later passes and failures do not move the moment; what never passed is not there, but was attempted."""
    hour = timedelta(hours=1)
    for n, (challenge, verdict) in enumerate(
        [("a", "failed"), ("a", "passed"), ("a", "failed"), ("a", "passed"), ("b", "stuck")]
    ):
        store.attempt(attempt(challenge, verdict=verdict), now + n * hour)
    assert store.solved() == {"a": now + hour}
    assert store.attempted() == {"a": 4, "b": 1}


@pytest.mark.parametrize("table", ["sitting", "finish", "answer", "attempt"])
@pytest.mark.parametrize("change", ["UPDATE {} SET rowid = rowid + 1", "DELETE FROM {}"])
def test_events_are_append_only(
    database: Path,
    store: Store,
    answered: Callable[..., Answered],
    attempt: Callable[..., Attempt],
    now: datetime,
    table: str,
    change: str,
) -> None:
    """The database itself refuses to change or delete what happened, whoever asks."""
    sitting = store.begin("quiz", now)
    store.answer(sitting, answered(), now)
    store.finish(sitting, now)
    store.attempt(attempt(), now)
    with (
        closing(sqlite3.connect(database)) as other,
        pytest.raises(sqlite3.IntegrityError, match=r"never (changed|deleted)"),
    ):
        other.execute(change.format(table))
    assert (len(store.sittings()), len(store.attempts())) == (1, 1)


@pytest.mark.parametrize("score", [-0.1, 1.1, float("nan")])
def test_an_impossible_score_stores_nothing(
    store: Store, answered: Callable[..., Answered], now: datetime, score: float
) -> None:
    """The event and its projection are one transaction: neither is there, and the next answer is stored."""
    sitting = store.begin("quiz", now)
    with pytest.raises(sqlite3.IntegrityError):
        store.answer(sitting, answered(score=score), now)
    assert (store.sittings()[0].answers, store.question_states(), store.activity()) == ((), {}, ())
    store.answer(sitting, answered(), now)
    assert len(store.reviews()) == 1


def test_an_answer_needs_its_sitting(store: Store, answered: Callable[..., Answered], now: datetime) -> None:
    """An answer to a sitting that never began is refused, projections included."""
    with pytest.raises(sqlite3.IntegrityError):
        store.answer(7, answered(), now)
    assert (store.reviews(), store.question_states()) == ((), {})


def test_a_judge_error_is_never_an_attempt(
    store: Store, attempt: Callable[..., Attempt], now: datetime
) -> None:
    """Our own failure does not become part of anybody's history."""
    with pytest.raises(sqlite3.IntegrityError):
        store.attempt(attempt(verdict="judge_error", passed=0), now)
    assert (store.attempts(), store.activity()) == ((), ())


def test_a_naive_time_is_refused(store: Store) -> None:
    """A datetime without a zone names no moment."""
    with pytest.raises(ValueError, match="naive"):
        store.begin("quiz", datetime(2026, 1, 1))
    assert store.sittings() == ()


def test_times_are_kept_as_utc_text_with_offset(
    database: Path, store: Store, answered: Callable[..., Answered]
) -> None:
    """A time given in Seoul is the same moment when read, and sorts as text beside the others."""
    at = datetime(2026, 3, 1, 0, 30, tzinfo=SEOUL)
    store.answer(store.begin("quiz", at), answered(), at)
    with closing(sqlite3.connect(database)) as raw:
        assert raw.execute("SELECT at FROM answer").fetchone() == ("2026-02-28T15:30:00.000000+00:00",)
    assert store.reviews() == (Review("send-gives-the-next-yield", at, 1.0),)
    assert store.reviews()[0].at.tzinfo is UTC


def test_revisions_are_recorded_when_first_seen(
    store: Store, answered: Callable[..., Answered], now: datetime
) -> None:
    """A corrected question keeps its progress, and the forms it was asked in are known."""
    sitting = store.begin("quiz", now)
    for day, revision in enumerate(["aaa", "aaa", "bbb", "aaa"]):
        store.answer(sitting, answered("q", revision=revision), now + timedelta(days=day))
    seen = [(r.revision, r.first_seen) for r in store.revisions("q")]
    assert seen == [("aaa", now), ("bbb", now + timedelta(days=2))]
    assert store.question_states()["q"].asked == 4


def test_what_was_stored_is_there_when_opened_again(
    database: Path, answered: Callable[..., Answered], now: datetime
) -> None:
    """Closing and opening changes nothing."""
    with open_store(database) as store:
        store.answer(store.begin("quiz", now), answered(), now)
        before = store.sittings()
    with open_store(database) as store:
        assert store.sittings() == before
