"""``quizzer`` and ``python -m quizzer``."""

import gc
import os
import sys

INTERRUPTED = 130
_JUDGING = (["challenge", "submit"], ["challenge", "watch"])
"""Commands that need a judge, which takes longest to get ready."""


def main() -> int:
    """Runs the command line; the exit code. Ctrl-C while still importing ends as quietly as later."""
    if sys.argv[1:] == ["--version"]:
        return _version()
    # What is imported stays: to look for garbage in it as often as usual takes a sixth of the time.
    gc.set_threshold(20_000)
    if sys.argv[1:3] in _JUDGING:
        from quizzer.grading.start import start_ahead

        start_ahead()
    try:
        from quizzer.cli import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = INTERRUPTED
    if code == INTERRUPTED:
        _leave(code)
    return code


def _leave(code: int) -> None:
    """Ends with just this code, everything said.

    A Ctrl-C that comes while a class is made of text (a dataclass, a named tuple) would otherwise have the interpreter
    kill itself by the signal at its end, although it was caught.
    """
    from contextlib import suppress

    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code)


def _version() -> int:
    """Answers what scripts and editors ask at every start, without a parser: that takes three times as long.

    Written past the buffer, so that a reader who has gone is no trouble at the interpreter's end either.
    """
    from contextlib import suppress

    from quizzer import __version__

    with suppress(OSError):
        os.write(1, f"quizzer {__version__}\n".encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
