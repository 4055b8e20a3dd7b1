"""Blocks laid out as lines of plain text."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from quizzer.ui.blocks import SEPARATOR, Block, Code, Gap, Parts, Prose
from quizzer.ui.width import columns, continued, cuts, fold, packed, wrap

INDENT = 4


def lay_out(blocks: Iterable[Block], width: int | None) -> list[str]:
    """The blocks as lines, of at most ``width`` columns when there is a width."""
    return [line for block in blocks for line in _lines(block, width)]


def _lines(block: Block, width: int | None) -> Iterator[str]:
    match block:
        case Gap():
            yield ""
        case Parts(parts):
            yield from [SEPARATOR.join(parts)] if width is None else packed(parts, SEPARATOR, width)
        case Prose(text, mark):
            yield from _hanging(mark, _prose(text, width and width - columns(mark)))
        case Code(text, mark, python):
            shape = text.rstrip("\n").split("\n")
            before = mark or " " * indent(shape, width)
            yield from _hanging(before, _shape(shape, width and width - columns(before), python))


def _prose(text: str, width: int | None) -> list[str]:
    return wrap(text, width) if width is not None else text.rstrip("\n").split("\n")


def _shape(lines: list[str], width: int | None, python: bool) -> list[str]:
    if width is None:
        return lines
    cut = broken if python else fold
    return [piece for line in lines for piece in cut(line, width)]


def broken(line: str, width: int) -> list[str]:
    """A line of code in lines that fit, the further ones marked."""
    places = [0, *cuts(line, width), len(line)]
    first, *rest = (line[a:b] for a, b in pairwise(places))
    return [first, *(continued(line, width) + piece for piece in rest)]


def indent(lines: list[str], width: int | None) -> int:
    """Code stands a little to the right where there is room for it."""
    fits = width is None or max(map(columns, lines)) + INDENT <= width
    return INDENT if fits else 0


def _hanging(mark: str, lines: Iterable[str]) -> Iterator[str]:
    under = " " * columns(mark)
    for i, line in enumerate(lines):
        yield ((under if i else mark) + line).rstrip()
