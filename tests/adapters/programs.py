"""Programs run for real, in a process of their own, by the Python that runs the tests."""

import subprocess
import sys

from quizzer.kinds import Ran


def run(code: str) -> Ran:
    """What the program printed, and the last line of its traceback if it failed."""
    done = subprocess.run(
        [sys.executable, "-I", "-X", "utf8", "-c", code], capture_output=True, encoding="utf-8", timeout=60
    )
    return Ran(done.stdout, done.stderr.strip().splitlines()[-1] if done.returncode else "")


def nothing_is_run(code: str) -> Ran:
    """For conversations that must not run anything."""
    raise AssertionError(f"was run: {code}")
