"""Text measured in terminal columns: a Korean syllable takes two."""

from collections.abc import Iterator


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
