"""The judge's time: whole nanoseconds since a clock's beginning that nobody has seen."""

SECOND = 1_000_000_000
START = 1000 * SECOND
"""What the clock shows when a trial begins: not 0, so that a program that takes 0 for "never" works as it would."""
ROUNDING = 1000
"""Nanoseconds by which moments that are meant to be equal may differ: a guest counts in floats."""
LATEST = 10**15 * SECOND
"""No clock goes further: thirty million years."""


def nanoseconds(seconds: float) -> int:
    return round(seconds * SECOND)


def seconds_text(ns: int) -> str:
    """Nanoseconds as seconds without needless zeros: 1, 0.5, 1.25."""
    return f"{round(ns / SECOND, 6):.15g}" if abs(ns) < 10**15 else str(ns // SECOND)
