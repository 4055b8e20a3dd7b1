"""Files that can't be used: one clear line that names the file, and the file is left as it is."""

import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp

import pytest

from quizzer.model.errors import UserError
from quizzer.model.record import Answered
from quizzer.store import Reader, Store, StoreError, open_store, read_store
from quizzer.store.errors import explained

Open = Callable[[Path], Reader]
both_ways = pytest.mark.parametrize("open_it", [open_store, read_store])


@pytest.fixture
def filled(database: Path, answered: Callable[..., Answered], now: datetime) -> Path:
    """A closed database with a hundred answers in it."""
    with open_store(database) as store:
        sitting = store.begin("quiz", now)
        for number in range(100):
            store.answer(sitting, answered(f"question-{number}"), now)
    return database


def assert_explains(error: StoreError, path: Path, en: str, ko: str) -> None:
    assert isinstance(error, UserError)
    assert error.exit_code == 2
    for text, word in [(error.message.en, en), (error.message.ko, ko)]:
        assert str(path) in text
        assert word in text
        assert "\n" not in text


def garbage(path: Path) -> None:
    path.write_bytes(b"these are not the scores you are looking for\n" * 300)


def truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def beheaded(path: Path) -> None:
    path.write_bytes(b"\0" * 4096 + path.read_bytes()[4096:])


def cut_in_the_header(path: Path) -> None:
    os.truncate(path, 60)


@both_ways
@pytest.mark.parametrize("damage", [garbage, truncated, beheaded, cut_in_the_header])
def test_a_damaged_file_is_named_and_left_as_it_is(
    filled: Path, damage: Callable[[Path], None], open_it: Open
) -> None:
    """Damage is never repaired by starting over on top of somebody's scores."""
    damage(filled)
    before = filled.read_bytes()
    with pytest.raises(StoreError) as caught:
        open_it(filled)
    assert_explains(caught.value, filled, "damaged", "손상")
    assert filled.read_bytes() == before


def test_damage_deep_in_the_file_is_an_explained_error(filled: Path) -> None:
    """A file whose first page is sound but whose tables are not gives a line, not a traceback."""
    with closing(sqlite3.connect(filled)) as raw:
        (page,) = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'answer'").fetchone()
        (size,) = raw.execute("PRAGMA page_size").fetchone()
    with filled.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    with read_store(filled) as history, pytest.raises(StoreError) as caught:
        history.sittings()
    assert_explains(caught.value, filled, "damaged", "손상")


@both_ways
def test_a_newer_version_is_named_and_left_as_it_is(filled: Path, open_it: Open) -> None:
    """An old quizzer never touches what a newer one wrote."""
    with closing(sqlite3.connect(filled)) as raw:
        raw.execute("PRAGMA user_version = 99")
    before = filled.read_bytes()
    with pytest.raises(StoreError) as caught:
        open_it(filled)
    assert_explains(caught.value, filled, "newer quizzer (format 99", "더 새로운 quizzer")
    assert filled.read_bytes() == before


@both_ways
def test_another_programs_database_is_named_and_left_as_it_is(tmp_path: Path, open_it: Open) -> None:
    """A SQLite file that isn't quizzer's gets no tables of ours."""
    path = tmp_path / "places.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE bookmark (url)")
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        open_it(path)
    assert_explains(caught.value, path, "another program's", "다른 프로그램")
    assert path.read_bytes() == before


@both_ways
def test_a_directory_in_its_place_is_named(tmp_path: Path, open_it: Open) -> None:
    """A directory is not a score file, and stays empty."""
    path = tmp_path / "scores.db"
    path.mkdir()
    with pytest.raises(StoreError) as caught:
        open_it(path)
    assert_explains(caught.value, path, "is a directory", "디렉터리가 있습니다")
    assert list(path.iterdir()) == []


def test_a_file_where_the_directory_should_be_is_named(tmp_path: Path) -> None:
    """The home cannot be made where a file is; that file stays, and there is simply no history there."""
    (tmp_path / "home").write_text("mine")
    path = tmp_path / "home" / "scores.db"
    with pytest.raises(StoreError) as caught:
        open_store(path)
    assert_explains(caught.value, path, "directory cannot be made", "디렉터리를 만들거나")
    assert (tmp_path / "home").read_text() == "mine"
    with read_store(path) as history:
        assert history.sittings() == ()


def test_an_empty_file_becomes_a_store(tmp_path: Path, now: datetime) -> None:
    """A machine that went down while making the file leaves nothing; that is nothing to complain about."""
    path = tmp_path / "scores.db"
    path.touch()
    with read_store(path) as history:
        assert history.sittings() == ()
    assert path.stat().st_size == 0
    with open_store(path) as store:
        assert store.begin("quiz", now) == 1


def test_a_lock_that_another_process_holds_is_explained(
    filled: Path, store: Store, answered: Callable[..., Answered], now: datetime
) -> None:
    """Whoever waits in vain is told so; nothing is stored, and all goes on when the lock is gone."""
    with closing(sqlite3.connect(filled, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError) as caught:
            open_store(filled, patience=0.01)
        assert_explains(caught.value, filled, "held by another program", "붙잡고 있습니다")
        holder.execute("ROLLBACK")
    with open_store(filled, patience=0.01) as late:
        assert late.begin("quiz", now) == 2


def test_a_lock_taken_in_mid_sitting_stores_nothing_and_passes(
    database: Path, answered: Callable[..., Answered], now: datetime
) -> None:
    """The answer that could not be stored is reported; the same store takes the next one."""
    with open_store(database, patience=0.01) as store:
        sitting = store.begin("quiz", now)
        with closing(sqlite3.connect(database, isolation_level=None)) as holder:
            holder.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreError):
                store.answer(sitting, answered("lost"), now)
        store.answer(sitting, answered("kept"), now)
        assert [r.item for r in store.reviews()] == ["kept"]


def test_reading_does_not_wait_for_a_writer(filled: Path) -> None:
    """History is shown while another quizzer is storing, as it was before that transaction."""
    with closing(sqlite3.connect(filled, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute(
            "INSERT INTO sitting (kind, started) VALUES ('quiz', '2026-01-01T00:00:00.000000+00:00')"
        )
        with read_store(filled, patience=0.0) as history:
            assert [len(s.answers) for s in history.sittings()] == [100]


def test_reading_makes_no_file(database: Path, tmp_path: Path) -> None:
    """A history that is not there is empty, and stays not there."""
    with read_store(database) as history:
        assert (history.sittings(), history.attempts(), history.question_states()) == ((), (), {})
        assert (history.activity(), history.solved(), history.reviews()) == ((), {}, ())
    assert list(tmp_path.iterdir()) == []


def test_reading_changes_nothing(filled: Path) -> None:
    """Every way of reading leaves the file byte for byte, and the reader's connection refuses to write."""
    before = filled.read_bytes(), filled.stat().st_mtime_ns
    with read_store(filled) as history:
        assert not hasattr(history, "answer")
        assert len(history.sittings()[0].answers) == len(history.reviews()) == 100
        assert len(history.question_states()) == 100
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            history._connection.execute("CREATE TABLE scribble (x)")
    assert (filled.read_bytes(), filled.stat().st_mtime_ns) == before


# What only a user without root's powers, a small disk or another file system show.

OPEN_AND_STORE = """
import os, sys, urllib.parse  # what pathlib imports late, when it may not be readable any more
from datetime import datetime, UTC
from pathlib import Path
from quizzer.store import StoreError, open_store, read_store
if os.geteuid() == 0:
    read_store(Path("/nowhere")).close()  # so that the schema has been read, too
    os.setuid(65534)  # only now: the interpreter and quizzer itself may be in root's home
path = Path(sys.argv[1])
now = datetime(2026, 3, 1, tzinfo=UTC)
try:
    with read_store(path) as history:
        print("read", len(history.reviews()))
    with open_store(path) as store:
        store.begin("quiz", now)
    print("stored")
except StoreError as error:
    print(error.message.en)
"""


@pytest.fixture
def public() -> Iterator[Path]:
    """A directory that an ordinary user may enter, unlike pytest's own."""
    directory = Path(mkdtemp(prefix="quizzer-"))
    directory.chmod(0o755)
    yield directory
    subprocess.run(["chmod", "-R", "u+rwX", directory], check=True)
    subprocess.run(["rm", "-rf", directory], check=True)


def as_ordinary_user(path: Path) -> list[str]:
    """What a user without root's powers is told when reading the history and then storing something."""
    command = [sys.executable, "-c", OPEN_AND_STORE, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


@pytest.mark.parametrize("writable", ["nothing", "directory", "file"])
def test_a_read_only_file_or_directory_is_read_but_not_written(
    public: Path, answered: Callable[..., Answered], now: datetime, writable: str
) -> None:
    """The history is still shown; storing is refused in a line that names the file."""
    path = public / "scores.db"
    with open_store(path) as store:
        store.answer(store.begin("quiz", now), answered(), now)
    path.chmod(0o666 if writable == "file" else 0o444)
    public.chmod(0o777 if writable == "directory" else 0o555)
    before = path.read_bytes()
    read, said = as_ordinary_user(path)
    assert read == "read 1"
    assert str(path) in said
    assert "cannot be written" in said or "cannot be opened" in said
    assert path.read_bytes() == before


def test_answers_in_an_unmerged_log_are_never_silently_left_out(
    public: Path, store: Store, database: Path, answered: Callable[..., Answered], now: datetime
) -> None:
    """What a power cut left, on a read-only disk: the whole history or a reason, not a part of it."""
    store.answer(store.begin("quiz", now), answered(), now)
    path = public / "scores.db"
    for end in ("", "-wal"):
        path.with_name(path.name + end).write_bytes(database.with_name(database.name + end).read_bytes())
    assert path.with_name("scores.db-wal").stat().st_size > 0
    public.chmod(0o555)
    first, *_ = as_ordinary_user(path)
    assert first == "read 1" or (str(path) in first and "cannot be opened" in first)


def test_a_directory_that_may_not_be_written_is_explained_when_no_file_is_there(public: Path) -> None:
    """No history, and none can be made."""
    public.chmod(0o555)
    path = public / "home" / "scores.db"
    read, said = as_ordinary_user(path)
    assert read == "read 0"
    assert str(path) in said
    assert "directory cannot be made" in said


def test_a_directory_that_may_not_be_entered_is_explained(public: Path) -> None:
    """What cannot be seen is not "no history": the reason is given."""
    (public / "home").mkdir(mode=0o700)
    (public / "home").chmod(0o000)
    path = public / "home" / "scores.db"
    (said,) = as_ordinary_user(path)
    assert str(path) in said
    assert "Permission denied" in said


FILL_UP = """
import resource, sys
from datetime import datetime, UTC
from pathlib import Path
from quizzer.model.record import Answered
from quizzer.store import StoreError, open_store
now = datetime(2026, 3, 1, tzinfo=UTC)
with open_store(Path(sys.argv[1])) as store:
    sitting = store.begin("quiz", now)
    if len(sys.argv) > 2:
        limit = int(sys.argv[2])
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    stored = 0
    try:
        for number in range(100_000):
            long = Answered(f"q{number}", "r", "b", (), "recall", "mid", "x" * 2000, 1.0, 1.0)
            store.answer(sitting, long, now)
            stored += 1
    except StoreError as error:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        print(stored, error.message.en, sep="\\n")
"""


def assert_full_is_explained(path: Path, *arguments: str) -> None:
    stored, said = subprocess.run(
        [sys.executable, "-c", FILL_UP, str(path), *arguments], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert str(path) in said
    assert "the disk is full" in said
    with read_store(path) as history:
        kept = history.reviews()
        assert [r.item for r in kept] == [f"q{n}" for n in range(int(stored))]
        assert len(history.question_states()) == int(stored) > 10


def test_a_file_that_may_not_grow_is_explained_and_loses_nothing(database: Path) -> None:
    """Every answer that was stored before the limit is there, and no part of the one that was not."""
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[1] == resource.RLIM_INFINITY
    assert_full_is_explained(database, str(2**20))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("mounting a small disk needs root")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_is_explained_and_loses_nothing(small_disk: Path) -> None:
    """The same on a disk that is really full."""
    assert_full_is_explained(small_disk / "scores.db")


def test_a_disk_that_is_full_from_the_start_is_explained(small_disk: Path, now: datetime) -> None:
    """Nothing is asked when the first row can't be stored; with room again, the store works."""
    filler = small_disk / "filler"
    with pytest.raises(OSError, match="No space"):
        filler.write_bytes(b"x" * 2**21)
    path = small_disk / "scores.db"
    with pytest.raises(StoreError) as caught:
        open_store(path)
    assert_explains(caught.value, path, "disk is full", "디스크가 가득")
    filler.unlink()
    with open_store(path) as store:
        assert store.begin("quiz", now) == 1


@pytest.mark.parametrize(
    "code",
    [
        sqlite3.SQLITE_BUSY_SNAPSHOT,
        sqlite3.SQLITE_CANTOPEN_ISDIR,
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_READONLY_DBMOVED,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_ERROR,
    ],
)
def test_whatever_sqlite_says_becomes_one_line(code: int) -> None:
    """Extended codes count as their primary ones; an unknown one is passed on in SQLite's own words."""
    error = sqlite3.OperationalError("sqlite's own words")
    error.sqlite_errorcode = code
    path = Path("/home/kim/scores.db")
    assert_explains(explained(error, path), path, ".", "니")
