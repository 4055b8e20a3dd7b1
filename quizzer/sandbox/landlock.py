"""Landlock and seccomp, applied by the process to itself: no root, nothing to install. The first choice on Linux."""

from quizzer.sandbox import Limits, _landlock, _seccomp, rlimits

NAME = "landlock+seccomp"
RANK = 20


def missing() -> str:
    if not _landlock.abi():
        return "the kernel has no Landlock (Linux 5.13 and later have it, when it is enabled)"
    if not _seccomp.machine():
        return "no table of system calls for this machine"
    return ""


absent = missing


def wrap(argv: list[str], _root: str) -> list[str]:
    return argv


def confine_zygote() -> None:
    """Files are closed off here, once: every guest inherits it."""
    _landlock.restrict(_landlock.abi())
    _seccomp.prepared()


def confine_guest(limits: Limits) -> None:
    rlimits.confine_guest(limits)
    _seccomp.restrict()
