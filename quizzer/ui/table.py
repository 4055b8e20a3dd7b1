"""Columns of text that line up in a terminal, Korean or not."""

from collections.abc import Collection, Sequence

from quizzer.ui.width import columns, pad

GAP = 2


def table(rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> list[str]:
    """One line per row; all rows have as many cells. The columns numbered in ``right`` end flush."""
    widths = [max(map(columns, cells)) for cells in zip(*rows, strict=True)]
    return [_line(row, widths, right) for row in rows]


def bar(share: float, width: int = 10) -> str:
    """A share of 0.0 to 1.0 as ``█`` and ``░``; full only when it is all, empty only when it is nothing."""
    full = int(share * width + 0.5)
    if 0.0 < share < 1.0:
        full = min(max(full, 1), width - 1)
    return "█" * full + "░" * (width - full)


def percent(share: float | None) -> str:
    """A share in whole percent, 100% only when it is all; a dash when there is none."""
    if share is None:
        return "–"
    whole = int(share * 100 + 0.5)
    return f"{min(whole, 99) if share < 1.0 else whole}%"


def _line(row: Sequence[str], widths: Sequence[int], right: Collection[int]) -> str:
    cells = [
        " " * (width - columns(cell)) + cell if place in right else pad(cell, width)
        for place, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return (" " * GAP).join(cells).rstrip()
