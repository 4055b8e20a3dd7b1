"""Beginning a challenge again: the starter is put back, and what was written is kept beside it."""

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from quizzer.app.files import cannot_use, read_file

if TYPE_CHECKING:
    from quizzer.model.challenge import Challenge


def reset(challenge: "Challenge", path: Path) -> Path | None:
    """Put the starter into ``path``; where what was there is now (``NAME.bak-N``), None when nothing was.

    Raises ``UserError``; nothing is lost then.
    """
    starter = _starter(challenge)
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(starter)
            return None
        copy = _put_aside(path, read_file(path))
        path.write_bytes(starter)
    except OSError as e:
        raise cannot_use(path, e) from e
    return copy


def is_starter(challenge: "Challenge", path: Path) -> bool:
    """Nothing in that file differs from the starter. Raises ``UserError`` for what is no file."""
    try:
        return read_file(path) == _starter(challenge)
    except OSError:
        return False


def _starter(challenge: "Challenge") -> bytes:
    from quizzer.content.challenges import part

    return part(challenge, "starter.py").read_bytes()


def _put_aside(path: Path, content: bytes) -> Path:
    """A copy under the first free name; never over another file, whoever makes one at the same time."""
    for n in count(1):
        copy = path.with_name(f"{path.name}.bak-{n}")
        try:
            with copy.open("xb") as made:
                made.write(content)
        except FileExistsError:
            continue
        return copy
    raise AssertionError("numbers do not end")
