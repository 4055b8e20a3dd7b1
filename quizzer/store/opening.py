"""Opening the database: nothing is written before the file is known to be quizzer's, of a known version."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from quizzer.store import errors
from quizzer.store.errors import StoreError, explaining, primary_code
from quizzer.store.migrations import APPLICATION_ID, MIGRATIONS, Migration, lay_out, newest, stamp_version
from quizzer.store.reading import Reader
from quizzer.store.writing import Store

PATIENCE = 5.0
"""Seconds to wait for another process that is writing. Its transactions take milliseconds."""

STRICT_TABLES_SINCE = (3, 37)


def open_store(
    path: Path,
    *,
    now: datetime | None = None,
    patience: float = PATIENCE,
    migrations: Sequence[Migration] = MIGRATIONS,
) -> Store:
    """The store at ``path``, made when missing (with its directory) and brought up to date when older.

    An older file is first copied beside itself, as ``<name>.v<version>-<now>``. ``patience`` is in seconds.
    Raises ``StoreError`` when the file is newer, damaged, not quizzer's, not writable, or held by another.
    """
    _refuse_unfit(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(errors.homeless(path, error.strerror or str(error))) from error
    with explaining(path):
        connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
        with _closed_on_failure(connection):
            version = _version(connection, path, newest(migrations))
            _prepare(connection)
            if version < newest(migrations):
                _bring_up_to_date(connection, path, now or datetime.now(UTC), migrations)
            _probe_writing(connection)
    return Store(connection, path)


def read_store(
    path: Path, *, patience: float = PATIENCE, migrations: Sequence[Migration] = MIGRATIONS
) -> Reader:
    """What is stored at ``path``, read only; an empty history when there is no file. Makes no file.

    A file of an older version is read through an up-to-date copy in memory and stays as it is.
    """
    _refuse_unfit(path)
    with explaining(path):
        if not _present(path):
            return Reader(_in_memory(None, path, migrations), path)
        connection = _connect_read_only(path, patience)
        with _closed_on_failure(connection):
            if _version(connection, path, newest(migrations)) == newest(migrations):
                return Reader(connection, path)
            copy = _in_memory(connection, path, migrations)
        connection.close()
        return Reader(copy, path)


# One statement, so that a file which another process is making is seen either empty or made.
_IDENTITY = """
SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)
FROM pragma_application_id, pragma_user_version
"""


@contextmanager
def _closed_on_failure(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _refuse_unfit(path: Path) -> None:
    if sqlite3.sqlite_version_info < STRICT_TABLES_SINCE:
        raise StoreError(errors.old_sqlite(sqlite3.sqlite_version))
    with suppress(OSError):  # what cannot be looked at is explained when it cannot be opened
        if path.is_dir():
            raise StoreError(errors.directory(path))


def _present(path: Path) -> bool:
    """Whether something is there; a directory that may not be entered hides its files, and is an error."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise StoreError(errors.homeless(path, error.strerror or str(error))) from error
    return True


def _connect_read_only(path: Path, patience: float) -> sqlite3.Connection:
    uri = path.absolute().as_uri()
    connection = sqlite3.connect(f"{uri}?mode=ro", uri=True, timeout=patience, isolation_level=None)
    try:
        with _closed_on_failure(connection):
            connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.OperationalError as error:
        if primary_code(error) not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY) or _has_log(path):
            raise
        # The log's helper files (-wal, -shm) cannot be made in a read-only directory; nobody writes there.
        return sqlite3.connect(f"{uri}?mode=ro&immutable=1", uri=True, isolation_level=None)
    return connection


def _has_log(path: Path) -> bool:
    """Whether answers stand in a log that was not merged yet: without it the file would seem to lack them."""
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _version(connection: sqlite3.Connection, path: Path, known: int) -> int:
    """The file's version; 0 when it is new. A ``StoreError`` when it is newer than ``known`` or foreign."""
    application, version, tables = connection.execute(_IDENTITY).fetchone()
    if (application, version, tables) == (0, 0, 0):
        return 0
    if application != APPLICATION_ID:
        raise StoreError(errors.foreign(path))
    if version > known:
        raise StoreError(errors.newer(path, version, known))
    return int(version)


def _prepare(connection: sqlite3.Connection) -> None:
    """A write-ahead log where the file system has it, so that readers and writers do not wait."""
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    try:
        connection.execute("PRAGMA journal_mode = WAL").fetchone()
    except sqlite3.OperationalError as error:
        # Another process is using the file, or the file system has no shared memory: a rollback journal is
        # as safe. Whatever is really wrong shows when writing is probed.
        if primary_code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FULL):
            raise


def _bring_up_to_date(
    connection: sqlite3.Connection, path: Path, now: datetime, migrations: Sequence[Migration]
) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Looked at again under the lock: another process may have been faster.
        version = _version(connection, path, newest(migrations))
        if 0 < version < newest(migrations):
            _copy_aside(path, version, now)
        _migrate(connection, version, migrations)
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _migrate(connection: sqlite3.Connection, version: int, migrations: Sequence[Migration]) -> None:
    if version == 0:
        lay_out(connection)
    else:
        for migration in migrations[version - 1 :]:
            migration(connection)
    stamp_version(connection, newest(migrations))


def _copy_aside(path: Path, version: int, now: datetime) -> None:
    """A copy of the file as it is, complete or absent, under a name that no other file has."""
    backup = _free_name(path.with_name(f"{path.name}.v{version}-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"))
    partial = backup.with_name(f"{backup.name}.partial-{os.getpid()}")
    try:
        with (
            closing(_connect_read_only(path, PATIENCE)) as source,
            closing(sqlite3.connect(partial)) as copy,
        ):
            source.backup(copy)
        partial.rename(backup)
    except OSError as error:
        raise StoreError(errors.homeless(path, error.strerror or str(error))) from error
    finally:
        partial.unlink(missing_ok=True)


def _free_name(wanted: Path) -> Path:
    names = (wanted if n == 1 else wanted.with_name(f"{wanted.name}-{n}") for n in count(1))
    return next(name for name in names if not name.exists())


def _in_memory(
    source: sqlite3.Connection | None, path: Path, migrations: Sequence[Migration]
) -> sqlite3.Connection:
    copy = sqlite3.connect(":memory:", isolation_level=None)
    with _closed_on_failure(copy):
        if source is not None:
            source.backup(copy)
        _migrate(copy, _version(copy, path, newest(migrations)), migrations)
    return copy


def _probe_writing(connection: sqlite3.Connection) -> None:
    """Fails now, before anything is asked, if the file cannot be written."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("ROLLBACK")
