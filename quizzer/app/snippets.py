"""The sandboxed runner that questions use to see what their code prints."""

import atexit
import os
from collections.abc import Callable
from pathlib import Path

from quizzer.kinds import Ran

CACHE = "snippets.db"


def runner(cache_directory: Path | None) -> Callable[[str], Ran]:
    """A runner for this process's Python; its zygote ends with the process.

    Where no guest can be forked it runs nothing: whoever asks learns that the code has failed.
    """
    if not hasattr(os, "fork"):
        return lambda _: Ran("", "code cannot be run on this system")
    from quizzer.grading.snippets import SnippetRunner

    run = SnippetRunner(None if cache_directory is None else cache_directory / CACHE)
    atexit.register(run.close)
    return run
