"""``quizzer`` and ``python -m quizzer``."""

import gc
import os
import sys

TYPE_CHECKING = False  # importing `typing` would take longer than the judge takes to start
if TYPE_CHECKING:
    from typing import NoReturn

INTERRUPTED = 130
_JUDGING = (["challenge", "submit"], ["challenge", "watch"])
"""Commands that need a judge, which takes longest to get ready."""
_HELP = {"-h", "--help"}


def main() -> "NoReturn":
    """Runs the command line and ends the process."""
    _leave(run())


def run() -> int:
    """Runs the command line; the exit code. Ctrl-C while still importing ends as quietly as later."""
    if sys.argv[1:] == ["--version"]:
        return _version()
    # What is imported stays: to look for garbage in it as often as usual takes a sixth of the time.
    gc.set_threshold(20_000)
    try:
        if sys.argv[1:3] in _JUDGING and _HELP.isdisjoint(sys.argv):
            from quizzer.grading.start import start_ahead

            start_ahead()
        from quizzer.cli import run as run_command

        return run_command(sys.argv[1:])
    except KeyboardInterrupt:
        return INTERRUPTED


def _leave(code: int) -> "NoReturn":
    """Ends with just this code, everything said.

    Taking the interpreter apart first would take as long as to start it. And a Ctrl-C that comes while a class is made
    of text (a dataclass, a named tuple) would have it kill itself by the signal, although it was caught.
    """
    for stream in (sys.stdout, sys.stderr):
        try:  # noqa: SIM105 - `contextlib` is more than all the rest
            stream.flush()
        except (OSError, ValueError, AttributeError):
            pass  # nobody reads it any more
    os._exit(code)


def _version() -> int:
    """Answers what scripts and editors ask at every start, without a parser: that takes three times as long."""
    from quizzer import __version__

    try:  # noqa: SIM105
        os.write(1, f"quizzer {__version__}\n".encode())
    except OSError:
        pass  # nobody reads it
    return 0


if __name__ == "__main__":
    main()
