"""Where the banks and the challenges are: inside the installed package, or beside it in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def questions_root() -> Path:
    """The directory of the question banks."""
    return _root("questions")


def challenges_root() -> Path:
    """The directory of the challenges."""
    return _root("challenges")


def challenge_slugs(root: Path) -> list[str]:
    """The names of the challenges in ``root``, in alphabetical order; nothing of them is read."""
    if not root.is_dir():
        return []
    return sorted(p.name for p in root.iterdir() if p.is_dir() and p.name[0] not in "._")


def _root(name: str) -> Path:
    installed = _PACKAGE / "_content" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
