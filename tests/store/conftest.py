"""Real databases in temporary directories, and examples of what goes into them."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from quizzer.model.record import Answered, Attempt
from quizzer.store import Store, open_store


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 3, 1, 9, 30, 12, 345678, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "home" / "scores.db"


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    with open_store(database) as store:
        yield store


@pytest.fixture
def answered() -> Callable[..., Answered]:
    def build(question: str = "send-gives-the-next-yield", **changes: Any) -> Answered:
        fields: dict[str, Any] = {
            "question": question,
            "revision": "0123456789ab",
            "bank": "next-send",
            "topics": ("generators",),
            "kind": "single",
            "level": "junior",
            "given": ["2"],
            "score": 1.0,
            "seconds": 4.25,
        }
        return Answered(**(fields | changes))

    return build


@pytest.fixture
def attempt() -> Callable[..., Attempt]:
    def build(challenge: str = "running-total", **changes: Any) -> Attempt:
        fields: dict[str, Any] = {
            "challenge": challenge,
            "revision": "ba9876543210",
            "submission_sha256": "5e" * 32,
            "verdict": "passed",
            "isolation": "landlock",
            "passed": 3,
            "total": 3,
            "seconds": 0.21,
            "tests": [{"id": "test_sums", "outcome": "passed", "transcript": []}],
        }
        return Attempt(**(fields | changes))

    return build
