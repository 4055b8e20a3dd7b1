"""Reading the history back, as the nouns of ``quizzer.model.record``."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from quizzer.model.record import (
    Activity,
    Answer,
    Answered,
    Attempt,
    Attempted,
    QuestionState,
    Review,
    Revision,
    Sitting,
)
from quizzer.store.errors import explaining
from quizzer.store.times import moment

_SITTINGS = """
SELECT id, kind, started, finish.at FROM sitting LEFT JOIN finish ON finish.sitting = sitting.id
ORDER BY id DESC LIMIT ?
"""

_ANSWERS = """
SELECT sitting, id, at, question, revision, bank, topics_json, kind, level, given_json, score, seconds
FROM answer WHERE sitting BETWEEN ? AND ? ORDER BY sitting, id
"""

_ATTEMPTS = """
SELECT id, at, challenge, revision, submission_sha256, verdict, isolation, passed, total, seconds, tests_json
FROM attempt ORDER BY id DESC LIMIT ?
"""

_LAST_ATTEMPT = """
SELECT id, at, challenge, revision, submission_sha256, verdict, isolation, passed, total, seconds, tests_json
FROM attempt WHERE challenge = ? ORDER BY id DESC LIMIT 1
"""

_STATES = """
SELECT question, revision, bank, asked, right, score, streak, last_score, first, last FROM question_state
"""

_EVERYTHING = 2**63 - 1


class Reader:
    """What was stored. Every method raises ``StoreError`` when the file lets it down; a context manager."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        with explaining(self._path):
            self._connection.close()

    def sittings(self, limit: int | None = None) -> tuple[Sitting, ...]:
        """The last ``limit`` sittings (None: all), newest first, each with its answers in order."""
        with self._snapshot():
            rows = self._rows(_SITTINGS, _at_most(limit))
            answers = self._answers(rows[-1][0], rows[0][0]) if rows else {}
        return tuple(_sitting(row, answers.get(row[0], ())) for row in rows)

    def attempts(self, limit: int | None = None) -> tuple[Attempted, ...]:
        """The last ``limit`` attempts at challenges (None: all), newest first."""
        return tuple(map(_attempted, self._rows(_ATTEMPTS, _at_most(limit))))

    def last_attempt(self, challenge: str) -> Attempted | None:
        """The newest attempt at one challenge."""
        rows = self._rows(_LAST_ATTEMPT, challenge)
        return _attempted(rows[0]) if rows else None

    def question_states(self) -> dict[str, QuestionState]:
        """Every question ever answered, by its id."""
        return {row[0]: _state(row) for row in self._rows(_STATES)}

    def activity(self) -> tuple[Activity, ...]:
        """What was done when, oldest first."""
        rows = self._rows("SELECT start, answered, right, score, attempts FROM activity ORDER BY start")
        return tuple(Activity(moment(start), *columns) for start, *columns in rows)

    def solved(self) -> dict[str, datetime]:
        """The challenges that were passed, each with the moment of its first pass (UTC)."""
        rows = self._rows(
            "SELECT challenge, min(at) FROM attempt WHERE verdict = 'passed' GROUP BY challenge ORDER BY 2"
        )
        return {challenge: moment(at) for challenge, at in rows}

    def attempted(self) -> dict[str, int]:
        """How many attempts each challenge has had, by its slug."""
        return dict(
            self._rows("SELECT challenge, count(*) FROM attempt GROUP BY challenge ORDER BY challenge")
        )

    def solutions_shown(self) -> dict[str, datetime]:
        """The challenges whose solution was shown before they were solved, and when it first was (UTC)."""
        rows = self._rows(
            "SELECT challenge, min(at) FROM solution_shown GROUP BY challenge ORDER BY challenge"
        )
        return {challenge: moment(at) for challenge, at in rows}

    def reviews(self) -> tuple[Review, ...]:
        """Every answer as scheduling sees it, in the order in which they were stored."""
        rows = self._rows("SELECT question, at, score FROM answer ORDER BY id")
        return tuple(Review(question, moment(at), score) for question, at, score in rows)

    def revisions(self, question: str) -> tuple[Revision, ...]:
        """The forms in which a question was answered, in the order in which they were first seen."""
        rows = self._rows(
            "SELECT revision, first_seen FROM revision WHERE question = ? ORDER BY first_seen", question
        )
        return tuple(Revision(revision, moment(first_seen)) for revision, first_seen in rows)

    def sitting_count(self) -> int:
        ((count,),) = self._rows("SELECT count(*) FROM sitting")
        return int(count)

    def _answers(self, first: int, last: int) -> dict[int, list[Answer]]:
        found: defaultdict[int, list[Answer]] = defaultdict(list)
        for sitting, *row in self._rows(_ANSWERS, first, last):
            found[sitting].append(_answer(row))
        return found

    def _rows(self, query: str, *values: object) -> list[Any]:
        with explaining(self._path):
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def _snapshot(self) -> Iterator[None]:
        """Several queries see one state of the file, whatever another process stores meanwhile."""
        with explaining(self._path):
            self._connection.execute("BEGIN")
        try:
            yield
        finally:
            if self._connection.in_transaction:
                self._connection.rollback()


def _at_most(limit: int | None) -> int:
    """SQLite's integers end where Python's go on."""
    return _EVERYTHING if limit is None else min(limit, _EVERYTHING)


def _sitting(row: Sequence[Any], answers: Iterable[Answer]) -> Sitting:
    number, kind, started, finished = row
    return Sitting(number, kind, moment(started), moment(finished) if finished else None, tuple(answers))


def _answer(row: Sequence[Any]) -> Answer:
    number, at, question, revision, bank, topics, kind, level, given, score, seconds = row
    answered = Answered(
        question, revision, bank, tuple(json.loads(topics)), kind, level, json.loads(given), score, seconds
    )
    return Answer(number, moment(at), answered)


def _attempted(row: Sequence[Any]) -> Attempted:
    number, at, *columns, tests = row
    return Attempted(number, moment(at), Attempt(*(*columns, json.loads(tests))))


def _state(row: Sequence[Any]) -> QuestionState:
    *columns, first, last = row
    return QuestionState(*(*columns, moment(first), moment(last)))
