"""How long people wait for quizzer to start, as ratios to what nobody can do without.

    python benchmarks/startup.py [ROUNDS]

Measures whole processes, in turns: ``quizzer --version`` against ``python -c pass``; the first question on the screen
of a pseudo-terminal against importing what draws it; ``challenge submit`` against bare pytest running the same seven
tests on the same solution, in one process (benchmarks/bare). Exits with 1 when a target is missed.
"""

import fcntl
import os
import pty
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Mapping

from measure import (
    SLUG,
    SOLUTION,
    Run,
    bare_pytest,
    command,
    compare,
    in_turns,
    nothing,
    people,
    quizzer,
    rounds,
)

VERSION, FIRST_QUESTION, SUBMIT = 4.5, 2.0, 1.0
"""The targets."""
PATIENCE = 30.0
PROMPT = b"s skip, q stop"
"""What the list of choices is headed by: both are drawn at once, when the question can be answered."""
ROWS, COLUMNS = 40, 80


def main() -> int:
    return 0 if measured(rounds(15)) else 1


def measured(times_each: int) -> bool:
    """Whether all targets hold."""
    with tempfile.TemporaryDirectory() as home:
        times = in_turns(_runs(home), times_each)
    return all(
        [
            compare("quizzer --version", times["version"], "python -c pass", times["pass"], VERSION),
            compare(
                "first question of `quizzer quiz` on the screen", times["question"],
                'python -c "import questionary, rich.console"', times["imports"], FIRST_QUESTION,
            ),
            compare(
                f"cold: quizzer challenge submit {SLUG}", times["submit"],
                "pytest of 7 tests in one process", times["bare"], SUBMIT,
            ),
            compare("the same", times["submit"], "python -c pass", times["pass"]),
        ]
    )  # fmt: skip


def _runs(home: str) -> dict[str, Run]:
    python, environment = sys.executable, people(home)
    submit = quizzer("challenge", "submit", SLUG, "--file", str(SOLUTION), "--plain")
    return {
        "pass": nothing(environment),
        "version": command(quizzer("--version"), environment),
        "imports": command([python, "-c", "import questionary, rich.console"], environment),
        "question": _first_question(environment),
        "bare": bare_pytest(home),
        "submit": command(submit, environment),
    }


def _first_question(environment: Mapping[str, str]) -> Run:
    """From the start of ``quizzer quiz`` in a pseudo-terminal until its first question can be answered."""
    argv = quizzer("quiz", "--kind", "single", "--count", "1", "--seed", "1", "--lang", "en")

    def run() -> float:
        began = time.perf_counter()
        pid, terminal = pty.fork()
        if pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.execvpe(argv[0], argv, environment)
        try:
            _read_until(terminal, PROMPT, began + PATIENCE)
            return time.perf_counter() - began
        finally:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            os.close(terminal)

    return run


def _read_until(terminal: int, wanted: bytes, deadline: float) -> None:
    seen = b""
    while wanted not in seen:
        if time.perf_counter() > deadline:
            raise SystemExit(f"no question came:\n{seen.decode(errors='replace')}")
        try:
            seen += os.read(terminal, 1 << 16)
        except OSError as e:
            raise SystemExit(f"it ended without a question:\n{seen.decode(errors='replace')}") from e


if __name__ == "__main__":
    sys.exit(main())
