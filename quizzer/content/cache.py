"""Compiled banks, remembered in an SQLite file between runs: unchanged ones then need no YAML and no checks.

A convenience: whatever is wrong with the file, or with what it holds, the banks are read from YAML instead.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from zlib import crc32

from quizzer import __version__
from quizzer.content.frozen import freeze, thaw

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")

SCHEMA = 1
"""Counts up when the table changes, or what is in it for a reason that the program's files do not show."""

_PATIENCE = 0.25
"""Seconds to wait for another process that writes."""

_TABLE = """
    CREATE TABLE IF NOT EXISTS compiled (
        path TEXT PRIMARY KEY,      -- of the bank file, absolute
        stamp TEXT NOT NULL,        -- of the file, and of the program that compiled it
        bank TEXT NOT NULL,         -- what was read of it, as JSON
        crc32 INTEGER NOT NULL      -- of the bank
    ) STRICT
"""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file as it was when it was looked at: nanoseconds and bytes."""

    mtime_ns: int
    size: int

    @classmethod
    def of(cls, path: Path) -> "Stamp":
        """The file's stamp; OSError when it cannot be looked at."""
        stat = path.stat()
        return cls(stat.st_mtime_ns, stat.st_size)


def recall(file: Path, stamps: Mapping[Path, Stamp], cls: type[T]) -> dict[Path, T]:
    """Those of the files that are remembered with just these stamps; none when ``file`` is of no use."""
    import sqlite3

    found: dict[Path, T] = {}
    if not file.is_file():
        return found
    try:
        with _opened(file) as connection:
            for path, stamp in stamps.items():
                bank = _remembered(connection, path, stamp, cls)
                if bank is not None:
                    found[path] = bank
    except (sqlite3.Error, OSError):
        return {}
    return found


def remember(file: Path, banks: Mapping[Path, tuple[Stamp, Any]]) -> None:
    """Keeps the banks for ``recall``; does nothing when that cannot be done."""
    import sqlite3

    rows = [_row(path, stamp, bank) for path, (stamp, bank) in banks.items()]
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            _write(file, rows)
        except sqlite3.DatabaseError as error:
            # Not a database, a broken one, or one with another table; the code's upper bits tell details.
            useless = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR)
            if getattr(error, "sqlite_errorcode", 0) & 0xFF not in useless:
                raise
            file.unlink()
            _write(file, rows)
    except (sqlite3.Error, OSError):
        return


Row = tuple[str, str, str, int]


def _row(path: Path, stamp: Stamp, bank: Any) -> Row:
    text = json.dumps(freeze(bank), ensure_ascii=False, separators=(",", ":"))
    return str(path.absolute()), _told(stamp), text, crc32(text.encode())


def _write(file: Path, rows: list[Row]) -> None:
    with _opened(file) as connection, connection:
        connection.execute(_TABLE)
        connection.executemany("INSERT OR REPLACE INTO compiled VALUES (?, ?, ?, ?)", rows)


def _remembered(connection: "sqlite3.Connection", path: Path, stamp: Stamp, cls: type[T]) -> T | None:
    query = "SELECT bank, crc32 FROM compiled WHERE path = ? AND stamp = ?"
    row = connection.execute(query, (str(path.absolute()), _told(stamp))).fetchone()
    if row is None or crc32(row[0].encode()) != row[1]:
        return None
    try:
        return thaw(cls, json.loads(row[0]))
    except (ValueError, TypeError, LookupError, AttributeError, ImportError):
        return None


@contextmanager
def _opened(file: Path) -> Iterator["sqlite3.Connection"]:
    import sqlite3

    with closing(sqlite3.connect(file, timeout=_PATIENCE)) as connection:
        connection.execute("PRAGMA synchronous = OFF")  # what a power cut breaks is made again
        yield connection


def _told(stamp: Stamp) -> str:
    return f"{stamp.mtime_ns} {stamp.size} {_program()}"


@cache
def _program() -> str:
    """What compiled the banks: a changed check must see unchanged files again."""
    package = Path(__file__).parent.parent
    modules = sorted(m for layer in ("content", "kinds", "model") for m in (package / layer).glob("*.py"))
    stamps = [(m.name, *_seen(m)) for m in modules]
    return f"{__version__} {SCHEMA} {crc32(repr(stamps).encode()):08x}"


def _seen(module: Path) -> tuple[int, int]:
    stamp = Stamp.of(module)
    return stamp.mtime_ns, stamp.size
