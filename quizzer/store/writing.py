"""Storing events: one transaction each, on the disk when the method returns."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from quizzer.model.record import Answered, Attempt
from quizzer.store.errors import explaining
from quizzer.store.projection import fold_answer, fold_attempt, fold_everything
from quizzer.store.reading import Reader
from quizzer.store.times import stamp

_ANSWER = """
INSERT INTO answer
  (sitting, at, question, revision, bank, topics_json, kind, level, given_json, score, seconds)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

_ATTEMPT = """
INSERT INTO attempt
  (at, challenge, revision, submission_sha256, verdict, isolation, passed, total, seconds, tests_json)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


class Store(Reader):
    """A history that grows. ``now`` is an aware datetime; a ``StoreError`` means that nothing was stored."""

    def begin(self, kind: str, now: datetime) -> int:
        """Starts a sitting (``quiz``, ``review``, ``interview``); its number."""
        with self._transaction():
            row = self._connection.execute(
                "INSERT INTO sitting (kind, started) VALUES (?, ?)", (kind, stamp(now))
            )
        return _id(row.lastrowid)

    def answer(self, sitting: int, answered: Answered, now: datetime) -> None:
        """Stores one answer. An unknown sitting or a score outside 0 to 1 is a ``sqlite3.IntegrityError``."""
        with self._transaction():
            self._connection.execute(_ANSWER, _answer_row(sitting, answered, now))
            fold_answer(
                self._connection, answered.question, answered.revision, answered.bank, answered.score, now
            )

    def finish(self, sitting: int, now: datetime) -> None:
        """Ends a sitting. The first end counts; a second one changes nothing."""
        with self._transaction():
            self._connection.execute(
                "INSERT INTO finish (sitting, at) VALUES (?, ?) ON CONFLICT DO NOTHING", (sitting, stamp(now))
            )

    def attempt(self, attempt: Attempt, now: datetime) -> int:
        """Stores one judged submission; its number. A judge error is a ``sqlite3.IntegrityError``."""
        with self._transaction():
            row = self._connection.execute(_ATTEMPT, _attempt_row(attempt, now))
            fold_attempt(self._connection, now)
        return _id(row.lastrowid)

    def solution_shown(self, challenge: str, revision: str, now: datetime) -> None:
        """Stores that the solution was shown to somebody who had not solved the challenge."""
        with self._transaction():
            self._connection.execute(
                "INSERT INTO solution_shown (at, challenge, revision) VALUES (?, ?, ?)",
                (stamp(now), challenge, revision),
            )

    def rebuild(self) -> None:
        """Makes all projections anew from the events."""
        with self._transaction():
            fold_everything(self._connection)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with explaining(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            finally:
                # A full disk may have ended the transaction by itself; then there is nothing to roll back.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")


def _answer_row(sitting: int, answered: Answered, now: datetime) -> tuple[object, ...]:
    return (
        sitting,
        stamp(now),
        answered.question,
        answered.revision,
        answered.bank,
        json.dumps(answered.topics),
        answered.kind,
        str(answered.level),
        json.dumps(answered.given),
        answered.score,
        answered.seconds,
    )


def _attempt_row(attempt: Attempt, now: datetime) -> tuple[object, ...]:
    return (
        stamp(now),
        attempt.challenge,
        attempt.revision,
        attempt.submission_sha256,
        attempt.verdict,
        attempt.isolation,
        attempt.passed,
        attempt.total,
        attempt.seconds,
        json.dumps(attempt.tests),
    )


def _id(lastrowid: int | None) -> int:
    assert lastrowid is not None, "SQLite numbers every inserted row"
    return lastrowid
