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

from measure import Run, Times, command, compare, in_turns, quizzer

from quizzer.store import read_store

SLUG = "running-total"
CHALLENGE = Path(__file__).resolve().parent.parent / "challenges" / SLUG
SAVED = {
    "passed │".encode(): CHALLENGE / "solution.py",
    "failed │".encode(): CHALLENGE / "submissions" / "wrong" / "zero_ends_it.py",
}
"""What the screen says of each."""
ON_SCREEN, JUDGING = 5.0, 1.5
"""The targets."""
PATIENCE = 30.0


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as directory:
        place = Path(directory)
        environment = {
            **os.environ, "QUIZZER_HOME": directory, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"
        }  # fmt: skip
        with _watching(place / "solved.py", environment) as save:
            runs = {"pass": command([sys.executable, "-c", "pass"], environment), "save": save}
            times = in_turns(runs, rounds)
        with read_store(place / "quizzer.db") as kept:
            attempts = kept.attempts()[: 2 * rounds]
    judging = Times([attempt.attempt.seconds for attempt in attempts])
    held = [
        compare("from a save to its verdict on the screen", times["save"], "python -c pass", times["pass"], ON_SCREEN),
        compare("of that, judging", judging, "python -c pass", times["pass"], JUDGING),
    ]  # fmt: skip
    return 0 if all(held) else 1


@contextmanager
def _watching(file: Path, environment: dict[str, str]) -> Iterator[Run]:
    """``quizzer challenge watch`` on the file; what is yielded saves both solutions, and takes their mean time."""
    file.write_bytes(SAVED["failed │".encode()].read_bytes())
    argv = quizzer("challenge", "watch", SLUG, "--file", str(file), "--lang", "en")
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(argv[0], argv, environment)
    try:
        _read_until(terminal, "failed │".encode())
        yield lambda: sum(_saved(file, source, terminal, word) for word, source in SAVED.items()) / len(SAVED)
    finally:
        os.write(terminal, b"q")
        _drain(terminal)
        os.close(terminal)
        os.waitpid(pid, 0)


def _saved(file: Path, source: Path, terminal: int, wanted: bytes) -> float:
    """Seconds from the renaming of a new file over ``file`` until the terminal has been sent the verdict on it."""
    fresh = file.with_name(".fresh")
    fresh.write_bytes(source.read_bytes())
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
