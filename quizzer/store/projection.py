"""Events, folded into what is needed fast. Every function runs inside the caller's transaction."""

import sqlite3
from datetime import datetime

from quizzer.store.times import moment, quarter, stamp

_STATE = """
INSERT INTO question_state (question, revision, bank, asked, right, score, streak, last_score, first, last)
VALUES (:question, :revision, :bank, 1, :right, :score, :right, :score, :at, :at)
ON CONFLICT (question) DO UPDATE SET
  revision = excluded.revision,
  bank = excluded.bank,
  asked = asked + 1,
  right = right + excluded.right,
  score = score + excluded.score,
  streak = CASE WHEN excluded.right THEN streak + 1 ELSE 0 END,
  last_score = excluded.last_score,
  last = excluded.last
"""

_REVISION = """
INSERT INTO revision (question, revision, first_seen) VALUES (:question, :revision, :at)
ON CONFLICT DO NOTHING
"""

_ACTIVITY = """
INSERT INTO activity (start, answered, right, score, attempts) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (start) DO UPDATE SET
  answered = answered + excluded.answered,
  right = right + excluded.right,
  score = score + excluded.score,
  attempts = attempts + excluded.attempts
"""


def fold_answer(
    connection: sqlite3.Connection, question: str, revision: str, bank: str, score: float, at: datetime
) -> None:
    right = int(score == 1.0)
    values = {
        "question": question,
        "revision": revision,
        "bank": bank,
        "right": right,
        "score": score,
        "at": stamp(at),
    }
    connection.execute(_STATE, values)
    connection.execute(_REVISION, values)
    connection.execute(_ACTIVITY, (quarter(at), 1, right, score, 0))


def fold_attempt(connection: sqlite3.Connection, at: datetime) -> None:
    connection.execute(_ACTIVITY, (quarter(at), 0, 0, 0.0, 1))


def fold_everything(connection: sqlite3.Connection) -> None:
    """Empties the projections and makes them anew from the events, in the order of storing."""
    for table in ("question_state", "revision", "activity"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own three names
    answers = connection.execute("SELECT question, revision, bank, score, at FROM answer ORDER BY id")
    for question, revision, bank, score, at in answers:
        fold_answer(connection, question, revision, bank, score, moment(at))
    for (at,) in connection.execute("SELECT at FROM attempt ORDER BY id"):
        fold_attempt(connection, moment(at))
