"""Text measured in terminal columns: a Korean syllable takes two."""

from collections.abc import Iterator, Sequence
from functools import cache

CONTINUED = "↳ "
"""Stands before the rest of a line of code that did not fit, under where the line begins."""
IN_STRING = 1000
"""Brackets that a quote counts as: broken only where nothing else is left."""
BETWEEN_WORDS = 1.5
"""Brackets that a break after a keyword or an operator, or before a method, counts as."""
BEFORE_NAME = 5
"""Brackets that a break in the middle of a dotted name counts as."""


OWN = frozenset("─│┌┐└┘├┤┬┴┼…—–‘’“”•·×→←↑↓↳✓✗█░▒▓»‹›")
"""Characters that pages draw with and English is written with: one column each."""


def columns(text: str) -> int:
    """How many columns the text takes; characters that cannot be shown take none."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(map(_columns, text))


@cache
def _columns(char: str) -> int:
    if " " <= char <= "~" or char in OWN:
        return 1
    if "가" <= char <= "힣":
        return 2
    # Imported for the rest only: it takes longer than all else that a verdict needs.
    from wcwidth import wcwidth

    return max(wcwidth(char), 0)


def pad(text: str, width: int) -> str:
    """The text with spaces after it, up to ``width`` columns."""
    return text + " " * (width - columns(text))


def wrap(text: str, width: int) -> list[str]:
    """Prose in lines of at most ``width`` columns, broken at spaces; its own line breaks stay.

    A word that is wider than a line is broken where the line is full.
    """
    return [line for paragraph in text.split("\n") for line in _wrapped(paragraph, max(width, 2))]


def fold(line: str, width: int) -> list[str]:
    """One line of code or of a figure cut into lines of at most ``width`` columns; spaces stay."""
    pieces, piece, used = [], "", 0
    for char in line:
        wide = columns(char)
        if used + wide > width and piece:
            pieces.append(piece)
            piece, used = "", 0
        piece, used = piece + char, used + wide
    return [*pieces, piece]


def packed(parts: Sequence[str], separator: str, width: int) -> list[str]:
    """The parts with the separator between them, in lines of at most ``width`` columns; no part is broken that fits."""
    lines: list[str] = []
    for part in parts:
        if lines and columns(longer := lines[-1] + separator + part) <= width:
            lines[-1] = longer
        else:
            lines += wrap(part, width)
    return lines


def cuts(line: str, width: int) -> list[int]:
    """Where a line of code is broken to fit: where Python's own formatters would, if there is such a place.

    Each line after the first has ``continued(line, width)`` before it.
    """
    depths = list(_depths(line))
    found: list[int] = []
    start, room = 0, width
    while (end := _fitting(line, start, room)) < len(line):
        start = _breaking_place(line, depths, start, end)
        found.append(start)
        room = max(width - columns(continued(line, width)), 2)
    return found


def continued(line: str, width: int) -> str:
    """What stands before each further piece of a broken line of code."""
    indented = len(line) - len(line.lstrip(" "))
    return " " * max(min(indented, width // 2 - 2), 0) + CONTINUED


def _fitting(line: str, start: int, room: int) -> int:
    """How far the line fits into ``room`` columns from ``start``; one character at least."""
    used = 0
    for i in range(start, len(line)):
        used += columns(line[i])
        if used > room and i > start:
            return i
    return len(line)


def _breaking_place(line: str, depths: Sequence[int], start: int, end: int) -> int:
    """Where a formatter would: inside of few brackets, at one or after a comma, as far right as that allows."""

    def cost(i: int) -> tuple[float, int]:
        outer = line[i - 1] in ",([{" or line[i - 2 : i] == ", "
        attribute = line[i] == "." and line[i - 1] != ")"
        return depths[i - 1] + (BEFORE_NAME if attribute else 0 if outer else BETWEEN_WORDS), -i

    first = start + (end - start) // 5 + 1
    places = [i for i in range(first, end + 1) if _may_break(line, i) and line[start:i].strip()]
    return min(places, key=cost, default=end)


def _may_break(line: str, i: int) -> bool:
    before, after = line[i - 1], line[i : i + 1]
    if after == ".":
        return before == ")" or before.isidentifier()
    return before in " ,([{" and after not in (" ", ")", "]", "}")


def _depths(line: str) -> Iterator[int]:
    """How many brackets are open after each character; inside of a string it counts as very many."""
    depth, quote = 0, ""
    for char in line:
        if quote:
            quote = "" if char == quote else quote
        elif char in "'\"":
            quote = char
        else:
            depth += (char in "([{") - (char in ")]}")
        yield depth + (IN_STRING if quote else 0)


def _wrapped(paragraph: str, width: int) -> Iterator[str]:
    line = ""
    for word in paragraph.split(" "):
        if line and columns(line) + 1 + columns(word) <= width:
            line = f"{line} {word}"
            continue
        if line:
            yield line.rstrip()
        *full, line = fold(word, width)
        yield from full
    yield line.rstrip()
