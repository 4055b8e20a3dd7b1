"""Landlock and seccomp, with bubblewrap around the zygote: not even the names of other files can be seen."""

from quizzer.sandbox import Limits, _bwrap, landlock

NAME = "bubblewrap+landlock+seccomp"
RANK = 30


def absent() -> str:
    return landlock.absent() or _bwrap.absent()


def missing() -> str:
    return landlock.missing() or _bwrap.missing()


def wrap(argv: list[str], root: str) -> list[str]:
    return _bwrap.wrap(argv, root)


def confine_zygote() -> None:
    landlock.confine_zygote()


def confine_guest(limits: Limits) -> None:
    landlock.confine_guest(limits)
