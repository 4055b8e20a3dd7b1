"""The judge's clock behind Python's own clock functions, and ``time.sleep`` as something that the judge sees."""

import time
from typing import Any

from quizzer.guest.outside import NANOSECONDS, Outside

_MIDNIGHT = 1_735_689_600 * NANOSECONDS
"""What ``time.time()`` shows when the judge's clock shows 0: 2025-01-01 00:00 UTC."""


def install(outside: Outside, sleep_in_thread: Any) -> None:
    """Replace the clock functions of ``time``, before a submission can take a reference to them."""

    def sleep(seconds: float, /) -> None:
        """Block the calling thread; on the main thread nothing else can run meanwhile."""
        if isinstance(seconds, float) and seconds != seconds:
            raise ValueError("Invalid value NaN (not a number)")
        duration = round(seconds * NANOSECONDS)
        if duration < 0:
            raise ValueError("sleep length must be non-negative")
        if not sleep_in_thread(duration):
            outside.ask("block", ns=duration)

    def wall_ns() -> int:
        return outside.now + _MIDNIGHT

    def steady_ns() -> int:
        return outside.now

    def wall() -> float:
        return wall_ns() / NANOSECONDS

    def steady() -> float:
        return outside.now / NANOSECONDS

    for name, function in (
        ("sleep", sleep),
        ("time", wall),
        ("time_ns", wall_ns),
        ("monotonic", steady),
        ("monotonic_ns", steady_ns),
        ("perf_counter", steady),
        ("perf_counter_ns", steady_ns),
    ):
        function.__name__ = function.__qualname__ = name
        function.__module__ = "time"
        setattr(time, name, function)
