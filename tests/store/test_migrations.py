"""Older files are copied aside, then brought up to date in one transaction, or left as they were."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from quizzer.model.record import Answered
from quizzer.store import StoreError, open_store, read_store
from quizzer.store.migrations import MIGRATIONS, newest


def remember_notes(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE note (text TEXT NOT NULL) STRICT")
    connection.execute("INSERT INTO note VALUES ('for the next version')")


def fail_half_way(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE half (x) STRICT")


def rename_kinds(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE sitting ADD COLUMN place TEXT NOT NULL DEFAULT 'home'")


NEXT = (*MIGRATIONS, remember_notes)


@pytest.fixture
def old(database: Path, answered: Callable[..., Answered], now: datetime) -> Path:
    with open_store(database) as store:
        store.answer(store.begin("quiz", now), answered(), now)
    return database


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as raw:
        return int(raw.execute("PRAGMA user_version").fetchone()[0])


def others(path: Path) -> list[Path]:
    return sorted(p for p in path.parent.iterdir() if p != path)


def test_an_older_file_is_copied_aside_and_brought_up_to_date(old: Path, now: datetime) -> None:
    """Nothing is lost on the way, and the copy is a whole database of the version before."""
    with read_store(old) as history:
        before = history.sittings()
    with open_store(old, now=now, migrations=NEXT) as store:
        assert store.sittings() == before
    with closing(sqlite3.connect(old)) as raw:
        assert raw.execute("SELECT text FROM note").fetchall() == [("for the next version",)]
    (copy,) = others(old)
    assert copy.name == f"scores.db.v{newest()}-20260301T093012Z"
    assert (version(old), version(copy)) == (newest(NEXT), newest())
    with read_store(copy) as history:
        assert history.sittings() == before


def test_a_second_opening_migrates_nothing(old: Path, now: datetime) -> None:
    """A file that is up to date is neither copied nor changed."""
    open_store(old, now=now, migrations=NEXT).close()
    before = old.read_bytes(), others(old)
    open_store(old, now=now, migrations=NEXT).close()
    assert (old.read_bytes(), others(old)) == before


def test_several_versions_are_caught_up_in_order(old: Path, now: datetime) -> None:
    """A file that missed several versions runs every migration, once, and is copied once."""
    open_store(old, now=now, migrations=(*NEXT, rename_kinds)).close()
    with closing(sqlite3.connect(old)) as raw:
        assert raw.execute("SELECT text FROM note").fetchall() == [("for the next version",)]
        assert raw.execute("SELECT place FROM sitting").fetchall() == [("home",)]
    assert (version(old), len(others(old))) == (newest((*NEXT, rename_kinds)), 1)


def test_a_migration_that_fails_changes_nothing(old: Path, now: datetime) -> None:
    """The migrations before the failing one are taken back too; the old quizzer reads the file as ever."""
    with pytest.raises(StoreError):
        open_store(old, now=now, migrations=(*NEXT, fail_half_way, fail_half_way))
    assert version(old) == newest()
    with open_store(old) as store:
        assert len(store.reviews()) == 1
    with closing(sqlite3.connect(old)) as raw:
        assert raw.execute("SELECT name FROM sqlite_schema WHERE name IN ('half', 'note')").fetchall() == []


def test_a_copy_never_overwrites_another(old: Path, now: datetime) -> None:
    """Two migrations in the same second leave two copies."""
    for _ in range(2):
        with pytest.raises(StoreError):
            open_store(old, now=now, migrations=(*NEXT, fail_half_way, fail_half_way))
    assert [copy.name.removeprefix("scores.db.v1-") for copy in others(old)] == [
        "20260301T093012Z",
        "20260301T093012Z-2",
    ]


def test_an_older_file_is_read_without_being_changed(old: Path) -> None:
    """Showing the history does not migrate the file: it is read through a copy in memory."""
    before = old.read_bytes()
    with read_store(old, migrations=NEXT) as history:
        assert len(history.sittings()[0].answers) == 1
        assert history._connection.execute("SELECT count(*) FROM note").fetchone() == (1,)
    assert old.read_bytes() == before
