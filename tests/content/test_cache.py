"""The cache of compiled banks: it changes how long loading takes, and nothing else."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from zlib import crc32

import pytest

from quizzer.content.banks import Banks, load_banks
from quizzer.content.places import questions_root

ENTRY = """\
  - id: {id}
    kind: boolean
    level: mid
    prompt: {{en: It stops., ko: 멈춘다.}}
    answer: true
    true_because: {{en: It does., ko: 멈춥니다.}}
    explanation: {{en: Because., ko: 왜냐하면.}}
    reference: PEP 342
    follow_up: {follow_up}
"""


def bank(slug: str, *entries: str) -> str:
    return f"bank: {slug}\norder: 1\ntitle: {{en: A, ko: 가}}\nquestions:\n" + "".join(entries)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two banks that refer to each other, with mistakes within each and between them."""
    root = tmp_path / "questions"
    root.mkdir()
    (root / "aa.yaml").write_text(
        bank(
            "aa",
            ENTRY.format(id="a1", follow_up="b1"),
            ENTRY.format(id="a2", follow_up="nowhere"),
            ENTRY.format(id="a3", follow_up="b1").replace("mid", "hard"),
        ),
        encoding="utf-8",
    )
    (root / "bb.yaml").write_text(
        bank("bb", ENTRY.format(id="b1", follow_up="a2"), ENTRY.format(id="a1", follow_up="b1")),
        encoding="utf-8",
    )
    return root


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "made" / "here" / "cache.db"


def imported_while_loading(root: Path, cache: Path) -> set[str]:
    """Which of the slow modules a new process imports when it loads the banks."""
    program = (
        "import sys; from pathlib import Path; from quizzer.content.banks import load_banks\n"
        "load_banks(Path(sys.argv[1]), cache=Path(sys.argv[2]))\n"
        "print(*{'yaml', 'pydantic', 'difflib', 'quizzer.content.entries'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, root, cache], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def ids(banks: Banks) -> list[str]:
    return [q.id for b in banks.banks for q in b.questions]


def test_from_the_cache_comes_what_comes_from_the_files(root, cache):
    fresh = load_banks(root)
    assert ids(fresh) == ["a1", "b1"]
    assert len(fresh.mistakes) == 3
    assert load_banks(root, cache=cache) == fresh
    assert load_banks(root, cache=cache) == fresh


def test_every_shipped_question_survives_the_cache(cache):
    fresh = load_banks(questions_root())
    load_banks(questions_root(), cache=cache)
    assert load_banks(questions_root(), cache=cache) == fresh


def test_unchanged_banks_need_no_yaml_and_no_validation(tmp_path, cache):
    root = tmp_path / "good"
    root.mkdir()
    (root / "aa.yaml").write_text(
        bank("aa", ENTRY.format(id="a1", follow_up="a2"), ENTRY.format(id="a2", follow_up="a2")[:-18])
    )
    assert {"yaml", "pydantic"} <= imported_while_loading(root, cache)
    assert imported_while_loading(root, cache) == set()


def test_a_changed_bank_is_read_again_and_the_others_are_not(root, cache):
    """A change that neither size nor time shows is not seen, so nobody looked."""
    load_banks(root, cache=cache)
    changed, other = root / "aa.yaml", root / "bb.yaml"
    changed.write_text(
        changed.read_text(encoding="utf-8").replace("    follow_up: nowhere\n", ""), encoding="utf-8"
    )
    stat = other.stat()
    other.write_text(other.read_text(encoding="utf-8").replace("It stops", "It stupz"), encoding="utf-8")
    os.utime(other, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    banks = load_banks(root, cache=cache)
    assert ids(banks) == ["a1", "a2", "b1"]
    assert banks.banks[1].questions[0].prompt.en == "It stops."
    os.utime(other, ns=(1, 1))
    assert load_banks(root, cache=cache).banks[1].questions[0].prompt.en == "It stupz."


def test_mistakes_between_banks_follow_every_change(root, cache):
    """What one file says of another is found anew each time, not remembered."""
    load_banks(root, cache=cache)
    (root / "bb.yaml").unlink()
    banks = load_banks(root, cache=cache)
    assert banks == load_banks(root)
    assert [m.message for m in banks.mistakes] == [
        "there is no question `b1`",
        "there is no question `nowhere`",
        "`level` is one of junior, mid, senior, not `hard`",
        "there is no question `b1`",
    ]


def garbage(cache: Path) -> None:
    cache.write_bytes(b"this is no database" * 100)


def cut_short(cache: Path) -> None:
    cache.write_bytes(cache.read_bytes()[:5000])


def scribbled_on(cache: Path) -> None:
    whole = bytearray(cache.read_bytes())
    whole[4096:] = bytes(len(whole) - 4096)
    cache.write_bytes(whole)


def of_another_table(cache: Path) -> None:
    with closing(sqlite3.connect(cache)) as connection, connection:
        connection.executescript(
            "DROP TABLE compiled; CREATE TABLE compiled (x); INSERT INTO compiled VALUES (1)"
        )


def without_a_table(cache: Path) -> None:
    with closing(sqlite3.connect(cache)) as connection, connection:
        connection.execute("DROP TABLE compiled")


def with_another_letter(cache: Path) -> None:
    with closing(sqlite3.connect(cache)) as connection, connection:
        connection.execute("UPDATE compiled SET bank = replace(bank, 'It stops', 'It stupz')")


def empty(cache: Path) -> None:
    cache.write_bytes(b"")


BROKEN = [garbage, cut_short, scribbled_on, of_another_table, without_a_table, with_another_letter, empty]


@pytest.mark.parametrize("how", BROKEN, ids=lambda how: how.__name__)
def test_a_broken_cache_is_not_believed_and_mends_itself(root, cache, how: Callable[[Path], None]):
    fresh = load_banks(root, cache=cache)
    how(cache)
    assert load_banks(root, cache=cache) == fresh
    (root / "aa.yaml").write_text(bank("aa", ENTRY.format(id="a1", follow_up="b1")), encoding="utf-8")
    (root / "bb.yaml").write_text(
        bank("bb", ENTRY.format(id="b1", follow_up="a1")).replace("    follow_up: a1\n", "")
    )
    load_banks(root, cache=cache)
    assert imported_while_loading(root, cache) == set()


def test_what_was_compiled_into_another_form_is_compiled_again(root, cache):
    """A row whose data fits no longer is passed over, though its sum is right."""
    fresh = load_banks(root, cache=cache)
    with closing(sqlite3.connect(cache)) as connection, connection:
        for data in ("[]", "{}", '{"head": 3}', "null", "not json"):
            connection.execute("UPDATE compiled SET bank = ?, crc32 = ?", (data, crc32(data.encode())))
            connection.commit()
            assert load_banks(root, cache=cache) == fresh


def test_where_no_cache_can_be_made_the_files_are_read(root, tmp_path):
    fresh = load_banks(root)
    (tmp_path / "file").write_text("x")
    assert load_banks(root, cache=tmp_path / "file" / "cache.db") == fresh
    assert load_banks(root, cache=tmp_path) == fresh
    assert (tmp_path / "file").read_text() == "x"


def test_another_process_that_holds_the_cache_is_not_waited_for_long(root, cache):
    fresh = load_banks(root, cache=cache)
    with closing(sqlite3.connect(cache, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert load_banks(root, cache=cache) == fresh
        other.execute("ROLLBACK")
    assert load_banks(root, cache=cache) == fresh


def test_processes_that_load_at_once_all_get_the_banks(root, cache):
    program = (
        "import sys; from pathlib import Path; from quizzer.content.banks import load_banks\n"
        "banks = load_banks(Path(sys.argv[1]), cache=Path(sys.argv[2]))\n"
        "print(*[q.id for b in banks.banks for q in b.questions], len(banks.mistakes))"
    )
    several = [
        subprocess.Popen([sys.executable, "-c", program, root, cache], stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    assert [p.communicate(timeout=120)[0] for p in several] == ["a1 b1 3\n"] * 4


def test_a_file_that_could_not_be_read_is_tried_again(root, cache):
    """Becoming readable changes neither its time nor its size."""
    path = root / "aa.yaml"
    text = path.read_bytes()
    stat = path.stat()
    path.write_bytes(b"\xff" * len(text))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert load_banks(root, cache=cache) == load_banks(root)
    assert "a2" not in ids(load_banks(root, cache=cache))
    path.write_bytes(text)
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert ids(load_banks(root, cache=cache)) == ["a1", "b1"]
