"""``quizzer`` and ``python -m quizzer``."""

import sys

INTERRUPTED = 130


def main() -> int:
    """Runs the command line; the exit code. Ctrl-C while still importing ends as quietly as later."""
    try:
        from quizzer.cli import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
