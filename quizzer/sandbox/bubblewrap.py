"""Bubblewrap around the zygote, seccomp in each guest: for kernels without Landlock."""

from quizzer.sandbox import Limits, _bwrap, _seccomp, rlimits

NAME = "bubblewrap+seccomp"
RANK = 10


def absent() -> str:
    return _bwrap.absent() or ("" if _seccomp.machine() else "no table of system calls for this machine")


def missing() -> str:
    return absent() or _bwrap.missing()


def wrap(argv: list[str], root: str) -> list[str]:
    return _bwrap.wrap(argv, root)


def confine_zygote() -> None:
    """The walls stand already; what each guest will need is prepared."""
    _seccomp.prepared()


def confine_guest(limits: Limits) -> None:
    rlimits.confine_guest(limits)
    _seccomp.restrict()
