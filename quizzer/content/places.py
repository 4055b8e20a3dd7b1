"""Where the banks and the challenges are: inside the installed package, or beside it in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def questions_root() -> Path:
    """The directory of the question banks."""
    return _root("questions")


def challenges_root() -> Path:
    """The directory of the challenges."""
    return _root("challenges")


def _root(name: str) -> Path:
    installed = _PACKAGE / "_content" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
