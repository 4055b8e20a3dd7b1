"""Text measured in terminal columns: a Korean syllable takes two."""

from collections.abc import Iterator

CONTINUED = "» "
"""Stands before the rest of a line of code that did not fit."""


def columns(text: str) -> int:
    """How many columns the text takes; characters that cannot be shown take none."""
    from wcwidth import wcwidth

    return sum(max(wcwidth(c), 0) for c in text)


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


def cuts(line: str, width: int) -> list[int]:
    """Where a line of code is broken to fit: after a space or a comma where there is one in the line's last half.

    Each line after the first has ``CONTINUED`` before it.
    """
    found: list[int] = []
    start, room = 0, width
    while (end := _fitting(line, start, room)) < len(line):
        start = _breaking_place(line, start, end)
        found.append(start)
        room = max(width - columns(CONTINUED), 2)
    return found


def _fitting(line: str, start: int, room: int) -> int:
    """How far the line fits into ``room`` columns from ``start``; one character at least."""
    used = 0
    for i in range(start, len(line)):
        used += columns(line[i])
        if used > room and i > start:
            return i
    return len(line)


def _breaking_place(line: str, start: int, end: int) -> int:
    for i in range(end, (start + end) // 2, -1):
        if line[i - 1] in " ,(" and line[start:i].strip():
            return i
    return end


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
