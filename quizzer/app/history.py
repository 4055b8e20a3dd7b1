"""The history: sittings and challenge attempts, newest first, as values and as JSON."""

from dataclasses import dataclass
from pathlib import Path

from quizzer.model.record import Answer, Attempted, Json, Sitting

VERSION = 1
TEST_KEYS = ("id", "outcome", "verdict")


@dataclass(frozen=True, slots=True)
class History:
    """At most as many of each as were asked for, newest first."""

    sittings: tuple[Sitting, ...]
    attempts: tuple[Attempted, ...]

    @property
    def empty(self) -> bool:
        return not (self.sittings or self.attempts)


def history(database: Path, limit: int) -> History:
    """The last ``limit`` sittings and the last ``limit`` attempts; only reads. Raises ``StoreError``."""
    from quizzer.store import read_store

    with read_store(database) as kept:
        return History(kept.sittings(limit), kept.attempts(limit))


def as_json(history: History) -> dict[str, Json]:
    """What ``history --json`` prints: scores are 0.0 to 1.0, times UTC in ISO 8601, durations in seconds."""
    return {
        "version": VERSION,
        "sittings": [_sitting(sitting) for sitting in history.sittings],
        "attempts": [_attempt(attempt) for attempt in history.attempts],
    }


def _sitting(sitting: Sitting) -> dict[str, Json]:
    return {
        "id": sitting.id,
        "kind": sitting.kind,
        "started": sitting.started.isoformat(),
        "finished": sitting.finished.isoformat() if sitting.finished else None,
        "answered": len(sitting.answers),
        "correct": sitting.correct,
        "score": sitting.score,
        "answers": [_answer(answer) for answer in sitting.answers],
    }


def _answer(answer: Answer) -> dict[str, Json]:
    answered = answer.answered
    return {
        "question": answered.question,
        "revision": answered.revision,
        "given": answered.given,
        "score": answered.score,
        "seconds": answered.seconds,
        "at": answer.at.isoformat(),
        "bank": answered.bank,
        "topics": list(answered.topics),
        "kind": answered.kind,
        "level": answered.level,
    }


def _attempt(attempted: Attempted) -> dict[str, Json]:
    attempt = attempted.attempt
    return {
        "id": attempted.id,
        "at": attempted.at.isoformat(),
        "challenge": attempt.challenge,
        "revision": attempt.revision,
        "submission_sha256": attempt.submission_sha256,
        "verdict": attempt.verdict,
        "isolation": attempt.isolation,
        "passed": attempt.passed,
        "total": attempt.total,
        "seconds": attempt.seconds,
        "tests": [_test(test) for test in attempt.tests],
    }


def _test(test: Json) -> Json:
    """What came of one test; its transcript and output stay in the database."""
    if not isinstance(test, dict):
        return test
    return {key: test[key] for key in TEST_KEYS if key in test}
