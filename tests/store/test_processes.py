"""Several quizzer processes at once, and processes that are killed."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from quizzer.store import open_store, read_store

PRELUDE = """
import sys
from datetime import datetime, timedelta, UTC
from pathlib import Path
from quizzer.model.record import Answered
from quizzer.store import open_store

now = datetime(2026, 3, 1, tzinfo=UTC)
path, name = Path(sys.argv[1]), sys.argv[2]

def answered(number):
    return Answered(f"{name}-{number % 5}", "r", "b", (), "single", "mid", ["1"], number % 2, 1.0)

print("ready", flush=True)
sys.stdin.readline()
"""

STORE_FIFTY = f"""{PRELUDE}
with open_store(path, patience=60) as store:
    sitting = store.begin(name, now)
    for number in range(50):
        store.answer(sitting, answered(number), now + timedelta(seconds=number))
    store.finish(sitting, now)
"""

STORE_THREE_AND_WAIT = f"""{PRELUDE}
store = open_store(path)
sitting = store.begin(name, now)
for number in range(3):
    store.answer(sitting, answered(number), now)
print("stored", flush=True)
sys.stdin.readline()
"""

WAIT_IN_A_TRANSACTION = f"""{PRELUDE}
store = open_store(path)
sitting = store.begin(name, now)
with store._transaction():
    store._connection.execute("INSERT INTO finish (sitting, at) VALUES (?, 'now')", (sitting,))
    print("in the middle", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def process(script: str, database: Path, name: str) -> Iterator[subprocess.Popen[str]]:
    """A process that is ready to run the script's own part as soon as it reads a line."""
    command = [sys.executable, "-c", script, str(database), name]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as started:
        try:
            assert line(started) == "ready"
            yield started
        finally:
            started.kill()


def line(of: subprocess.Popen[str]) -> str:
    assert of.stdout is not None
    return of.stdout.readline().strip()


def go_on(started: subprocess.Popen[str]) -> None:
    assert started.stdin is not None
    started.stdin.write("\n")
    started.stdin.flush()


def test_processes_that_start_together_store_everything(database: Path) -> None:
    """Four processes find no file, make it, and store fifty answers each: nothing is lost or mixed up."""
    with (
        process(STORE_FIFTY, database, "a") as a,
        process(STORE_FIFTY, database, "b") as b,
        process(STORE_FIFTY, database, "c") as c,
        process(STORE_FIFTY, database, "d") as d,
    ):
        for started in (a, b, c, d):
            go_on(started)
        assert [started.wait() for started in (a, b, c, d)] == [0, 0, 0, 0]
    with open_store(database) as store:
        for sitting in store.sittings():
            questions = [answer.answered.question for answer in sitting.answers]
            assert questions == [f"{sitting.kind}-{number % 5}" for number in range(50)]
        assert sorted(s.kind for s in store.sittings()) == ["a", "b", "c", "d"]
        kept = store.question_states(), store.activity()
        assert sum(state.asked for state in kept[0].values()) == 200
        store.rebuild()
        assert kept == (store.question_states(), store.activity())


def test_a_killed_process_has_stored_what_it_said_was_stored(database: Path) -> None:
    """SIGKILL right after an answer was stored takes nothing back; the sitting is shown as unfinished."""
    with process(STORE_THREE_AND_WAIT, database, "quiz") as quiz:
        go_on(quiz)
        assert line(quiz) == "stored"
        quiz.kill()
        quiz.wait()
    with read_store(database) as history:
        (sitting,) = history.sittings()
        assert [a.answered.question for a in sitting.answers] == ["quiz-0", "quiz-1", "quiz-2"]
        assert sitting.finished is None
        assert len(history.question_states()) == 3


def test_a_process_killed_in_a_transaction_leaves_none_of_it(database: Path) -> None:
    """Half an event is no event, and the lock dies with its holder."""
    with process(WAIT_IN_A_TRANSACTION, database, "quiz") as quiz:
        go_on(quiz)
        assert line(quiz) == "in the middle"
        quiz.kill()
        quiz.wait()
    with open_store(database, patience=0.01) as store:
        (sitting,) = store.sittings()
        assert (sitting.answers, sitting.finished) == ((), None)
        store.finish(sitting.id, sitting.started)
        assert store.sittings()[0].finished == sitting.started


def test_what_is_stored_is_on_the_disk(database: Path) -> None:
    """A write-ahead log that is flushed at each commit: a power cut takes nothing back either."""
    with open_store(database) as store, closing(sqlite3.connect(database)) as other:
        assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert store._connection.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL
