"""What is shown, before anything is drawn: the same blocks for every front."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["text", "title", "right", "partly", "wrong", "faint"]
SEPARATOR = " │ "


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph; ``mark`` stands before its first line and the others hang under it."""

    text: str
    mark: str = ""
    role: Role = "text"


@dataclass(frozen=True, slots=True)
class Code:
    """Lines that keep their shape: Python when ``python``, else output or a drawing."""

    text: str
    mark: str = ""
    python: bool = True


@dataclass(frozen=True, slots=True)
class Parts:
    """Short things side by side, ``SEPARATOR`` between them, on as few lines as hold them whole."""

    parts: tuple[str, ...]
    role: Role = "text"


@dataclass(frozen=True, slots=True)
class Gap:
    """An empty line."""


Block = Prose | Code | Parts | Gap
