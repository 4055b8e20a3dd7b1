"""Files that the user names."""

import os
from pathlib import Path
from stat import S_ISREG

from quizzer.model.errors import UserError
from quizzer.model.text import Text


def read_file(path: Path, most: int = -1) -> bytes:
    """What is in it, or its first ``most`` bytes.

    Raises ``OSError``, and ``UserError`` for what is no file: a pipe would be waited for, a device may have no end.
    """
    if path.exists() and not path.is_file():
        raise _no_file(path)
    # What takes its place at this very moment is not waited for either.
    with open(path, "rb", opener=_without_waiting) as opened:
        if not S_ISREG(os.fstat(opened.fileno()).st_mode):
            raise _no_file(path)
        return opened.read(most)


def cannot_use(path: Path, error: OSError) -> UserError:
    """What to raise when the system refuses a file."""
    reason = error.strerror or str(error)
    return UserError(Text(f"cannot use {path}: {reason}.", f"파일을 쓸 수 없습니다({reason}): {path}"))


def _without_waiting(name: str, flags: int) -> int:
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def _no_file(path: Path) -> UserError:
    return UserError(Text(f"{path} is not a file.", f"파일이 아닙니다: {path}"))
