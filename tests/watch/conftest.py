"""Watches on real files with real judges, told by hand when to look."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from adapters.tasks import counting, write_challenge
from adapters.watched import ByHand, Watched

from quizzer.app.challenge import find
from quizzer.app.desk import Desk
from quizzer.app.home import Home

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two challenges."""
    root = tmp_path / "challenges"
    write_challenge(root, "counting", order=1)
    write_challenge(root, "counting-again", order=2)
    return root


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The person's file, with a wrong solution."""
    file = tmp_path / "work" / "counting.py"
    file.parent.mkdir()
    file.write_text(counting(second=3), encoding="utf-8")
    return file


@pytest.fixture
def by_hand() -> ByHand:
    return ByHand()


@pytest.fixture
def desk(home: Home, root: Path, by_hand: ByHand) -> Desk:
    return Desk(home, "en", lambda: NOW, root=root, noticing=by_hand)


@pytest.fixture
def watched(desk: Desk, home: Home, root: Path, file: Path, by_hand: ByHand) -> Iterator[Watched]:
    with Watched(desk, find("counting", home, root), file, by_hand) as watched:
        yield watched
