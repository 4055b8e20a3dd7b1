"""How long people wait for a verdict after saving, as ratios to ``python -c pass``.

    python benchmarks/watch.py [ROUNDS]

``quizzer challenge watch`` in a pseudo-terminal; a right and a wrong solution are saved in turns, as editors save, by
renaming. Measured from the renaming until the new verdict is on the screen, and, from what the attempts in the
database say, how much of that was judging; ``python -c pass`` runs in between. Exits with 1 when a target is missed.
"""

import os
import pty
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from measure import (
    CHALLENGES,
    SLUGS,
    TYPING_SECONDS,
    Run,
    Times,
    compare,
    in_turns,
    nothing,
    people,
    quizzer,
    rounds,
    wrong_submission,
)

from quizzer.store import read_store

PASSED, FAILED = "passed │".encode(), "failed │".encode()
"""What the screen says."""
ON_SCREEN, JUDGING = 5.0, 1.5
"""The targets."""
PATIENCE = 30.0


def main() -> int:
    return 0 if measured(rounds(15)) else 1


def measured(times_each: int) -> bool:
    """Whether all targets hold."""
    held = [_measured(slug, times_each) for slug in SLUGS]
    return all(held)


def _measured(slug: str, times_each: int) -> bool:
    with tempfile.TemporaryDirectory() as directory:
        environment = people(directory)
        with _watching(slug, Path(directory) / "solved.py", environment) as save:
            runs = {"pass": nothing(environment), "save": save}
            times = in_turns(runs, times_each)
        with read_store(Path(directory) / "quizzer.db") as kept:
            judging = Times([attempt.attempt.seconds for attempt in kept.attempts(2 * times_each)])
    base = ("python -c pass", times["pass"])
    held = [
        compare(f"change to verdict on the screen, {slug}", times["save"], *base, ON_SCREEN),
        compare(f"of that, judging, {slug}", judging, *base, JUDGING),
    ]
    return all(held)


@contextmanager
def _watching(slug: str, file: Path, environment: dict[str, str]) -> Iterator[Run]:
    """``quizzer challenge watch`` on the file; what is yielded saves both solutions, and takes their mean time."""
    wrong = wrong_submission(slug)
    saved = {PASSED: CHALLENGES / slug / "solution.py", FAILED: wrong}
    file.write_bytes(wrong.read_bytes())
    argv = quizzer("challenge", "watch", slug, "--file", str(file), "--lang", "en")
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(argv[0], argv, environment)
    try:
        _read_until(terminal, FAILED)
        yield lambda: sum(_saved(file, source, terminal, word) for word, source in saved.items()) / len(saved)
    finally:
        os.write(terminal, b"q")
        _drain(terminal)
        os.close(terminal)
        os.waitpid(pid, 0)


def _saved(file: Path, source: Path, terminal: int, wanted: bytes) -> float:
    """Seconds from the renaming of a new file over ``file`` until the terminal has been sent the verdict on it."""
    fresh = file.with_name(".fresh")
    fresh.write_bytes(source.read_bytes())
    time.sleep(TYPING_SECONDS)
    began = time.perf_counter()
    fresh.replace(file)
    _read_until(terminal, wanted)
    return time.perf_counter() - began


def _read_until(terminal: int, wanted: bytes) -> None:
    """Reads a frame with the text in it whole: the next frame must not be taken for an answer to the next save."""
    seen = b""
    deadline = time.perf_counter() + PATIENCE
    while wanted not in seen or b"q quit" not in seen.rpartition(wanted)[2]:
        if time.perf_counter() > deadline:
            raise SystemExit(f"no verdict came:\n{seen.decode(errors='replace')}")
        seen += os.read(terminal, 1 << 16)


def _drain(terminal: int) -> None:
    """Read what is still written: a process whose terminal is full does not end."""
    try:
        while os.read(terminal, 1 << 16):
            pass
    except OSError:
        pass  # it has ended, and the terminal with it


if __name__ == "__main__":
    sys.exit(main())
