"""Blocks drawn with colour on a terminal; without colour they say the same."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, TextIO

from quizzer.ui.blocks import SEPARATOR, Block, Code, Gap, Parts, Prose, Role
from quizzer.ui.layout import indent
from quizzer.ui.width import columns, continued, cuts, packed, wrap

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text as Rich

SPAN = re.compile("`([^`]+)`")
STYLES: dict[Role, str] = {
    "text": "",
    "title": "bold",
    "right": "bold green",
    "partly": "bold yellow",
    "wrong": "bold red",
    "faint": "dim",
}
CODE_STYLE = "cyan"
THEME = "ansi_dark"


class Canvas:
    """Where blocks are drawn; colour and width are the terminal's, NO_COLOR is respected."""

    def __init__(self, sink: TextIO | None = None, *, console: "Console | None" = None) -> None:
        from rich.console import Console

        self._console = console or Console(file=sink, markup=False, emoji=False, highlight=False)

    @property
    def width(self) -> int:
        return self._console.width

    @property
    def coloured(self) -> bool:
        return self._console.color_system is not None and not self._console.no_color

    def draw(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            for line in self._lines(block):
                self._console.print(line, no_wrap=True, overflow="ignore", crop=False)

    def _lines(self, block: Block) -> Iterator["Rich"]:
        from rich.text import Text as Rich

        match block:
            case Gap():
                yield Rich("")
            case Parts(parts, role):
                yield from (Rich(line, STYLES[role]) for line in packed(parts, SEPARATOR, self.width))
            case Prose(text, mark, role):
                room = max(self.width - columns(mark), 2)
                yield from _hanging(mark, STYLES[role], self._prose(text, STYLES[role], room))
            case Code():
                yield from self._code(block)

    def _prose(self, text: str, style: str, room: int) -> Iterator["Rich"]:
        """The text in lines with its code marked: by colour, or by its backquotes where there is none."""
        from rich.text import Text as Rich

        for line in wrapped(text, room, quoted=not self.coloured):
            drawn = Rich(style=style)
            for is_code, part in line:
                drawn.append(part, CODE_STYLE if is_code and self.coloured else None)
            yield drawn

    def _code(self, code: Code) -> Iterator["Rich"]:
        lines = code.text.rstrip("\n").split("\n")
        mark = code.mark or " " * indent(lines, self.width)
        room = max(self.width - columns(mark), 2)
        cut = _broken if code.python else _folded
        pieces = (piece for line in self._painted(code).split("\n") for piece in cut(line, room))
        yield from _hanging(mark, "", pieces)

    def _painted(self, code: Code) -> "Rich":
        from rich.text import Text as Rich

        text = code.text.rstrip("\n")
        if not (code.python and self.coloured):
            return Rich(text)
        from rich.syntax import Syntax

        painted = Syntax("", "python", theme=THEME, background_color="default").highlight(text)
        painted.rstrip()
        return painted


def spans(text: str) -> Iterator[tuple[bool, str]]:
    """The text in pieces, each with whether it is code (its backquotes taken off)."""
    for i, part in enumerate(SPAN.split(text)):
        if part:
            yield bool(i % 2), part


def wrapped(text: str, width: int, *, quoted: bool) -> Iterator[list[tuple[bool, str]]]:
    """The text in lines of at most ``width`` columns, each in pieces with whether it is code.

    Only where they are ``quoted`` have the code's backquotes a place on the line.
    """
    parts = [(is_code, f"`{part}`" if is_code and quoted else part) for is_code, part in spans(text)]
    marked = [(is_code, char) for is_code, part in parts for char in part]
    plain, end = "".join(char for _, char in marked), 0
    for line in wrap(plain, width):
        start = plain.index(line, end)
        end = start + len(line)
        pieces = groupby(marked[start:end], key=lambda m: m[0])
        yield [(is_code, "".join(char for _, char in piece)) for is_code, piece in pieces]


def _folded(line: "Rich", room: int) -> Iterator["Rich"]:
    """A line of a drawing or of output, cut where the terminal ends."""
    cuts, used = [], 0
    for i, char in enumerate(line.plain):
        wide = columns(char)
        if used + wide > room and used:
            cuts.append(i)
            used = 0
        used += wide
    yield from line.divide(cuts)


def _broken(line: "Rich", room: int) -> Iterator["Rich"]:
    """A line of code in lines that fit, the further ones marked."""
    from rich.text import Text as Rich

    for i, piece in enumerate(line.divide(cuts(line.plain, room))):
        yield Rich.assemble((continued(line.plain, room), STYLES["faint"]), piece) if i else piece


def _hanging(mark: str, style: str, lines: Iterable["Rich"]) -> Iterator["Rich"]:
    from rich.text import Text as Rich

    for i, line in enumerate(lines):
        yield Rich.assemble((" " * columns(mark) if i else mark, style), line)
