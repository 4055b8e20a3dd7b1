"""Resource limits alone: they stop loops and floods, and nothing else.

For systems without Landlock and without bubblewrap (macOS, old kernels). A submission can read the user's files and
reach the network here, so every report says which sandbox it ran in.
"""

import os
import resource
from contextlib import suppress

from quizzer.sandbox import Limits

NAME = "rlimits"
RANK = 0


def missing() -> str:
    return "" if hasattr(os, "fork") else "this system has no fork"


absent = missing


def wrap(argv: list[str], _root: str) -> list[str]:
    return argv


def confine_zygote() -> None:
    """Nothing: limits are each guest's own."""


def confine_guest(limits: Limits) -> None:
    """Lower this process's limits for good; the hard limits too, so that they cannot be raised again."""
    # One more second before the kernel kills outright, for a submission that catches SIGXCPU.
    _lower(resource.RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 1)
    _lower(resource.RLIMIT_AS, limits.memory_bytes)
    _lower(resource.RLIMIT_FSIZE, limits.output_bytes)
    _lower(resource.RLIMIT_NOFILE, limits.open_files)
    _lower(resource.RLIMIT_CORE, 0)
    if hasattr(resource, "RLIMIT_MEMLOCK"):
        _lower(resource.RLIMIT_MEMLOCK, 0)


def _lower(which: int, soft: int, hard: int | None = None) -> None:
    hard = soft if hard is None else hard
    _, ceiling = resource.getrlimit(which)
    if ceiling != resource.RLIM_INFINITY:
        soft, hard = min(soft, ceiling), min(hard, ceiling)
    # macOS refuses some of them; the others still hold.
    with suppress(ValueError, OSError):
        resource.setrlimit(which, (soft, hard))
