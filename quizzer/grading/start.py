"""Starting a judge, with next to nothing imported.

``quizzer.__main__`` starts one before it imports anything, as soon as it sees that one will be needed; whoever then
needs one (``quizzer.grading.judge``) finds it here. It is told its suite over the wire.
"""

import os
import sys

from quizzer.wire.process import Process, spawn

_ahead: Process | None = None


def start(sandbox: str = "") -> Process:
    """Start a judge that uses that sandbox, or the strongest one. Raises ``OSError``."""
    # Nothing that changes how Python or pytest work: PYTHONOPTIMIZE would take out a suite's assertions.
    # PYTHONPATH stays: quizzer itself may have been found by it.
    environment = {
        k: v for k, v in os.environ.items() if k == "PYTHONPATH" or not k.startswith(("PYTEST", "PYTHON"))
    }
    return spawn([sys.executable, "-s", "-P", "-m", "quizzer.judge", sandbox], environment)


def start_ahead() -> None:
    """Start the judge that will be needed soon. Where that fails, whoever needs it says so."""
    global _ahead
    try:
        _ahead = start()
    except (OSError, AttributeError):
        return  # no process to be had; or no such function, on Windows


def started() -> Process:
    """The judge that was started ahead, if nobody has it yet; else one that is started now. Raises ``OSError``."""
    global _ahead
    found, _ahead = _ahead, None
    return found or start()
