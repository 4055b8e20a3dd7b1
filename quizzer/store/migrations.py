"""How a database is laid out, and how an older one is brought up to date.

``MIGRATIONS[n]`` takes a file from version n + 1 to n + 2; ``schema.sql`` is always the newest version. Each
migration runs inside one transaction together with all that follow it, after the file was copied aside.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

APPLICATION_ID = 0x71757A72  # "quzr": how quizzer's files are told from other programs'

Migration = Callable[[sqlite3.Connection], None]

MIGRATIONS: tuple[Migration, ...] = ()


def newest(migrations: Sequence[Migration] = MIGRATIONS) -> int:
    """The version that this program writes."""
    return 1 + len(migrations)


def lay_out(connection: sqlite3.Connection) -> None:
    """Makes the tables of the newest version, inside the caller's transaction."""
    for statement in _statements(_schema()):
        connection.execute(statement)


def stamp_version(connection: sqlite3.Connection, version: int) -> None:
    """Marks the file as quizzer's, of that version, inside the caller's transaction."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version}")


@cache
def _schema() -> str:
    return Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")


def _statements(script: str) -> Iterator[str]:
    """One by one, because ``executescript`` would commit the transaction that it is called in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
