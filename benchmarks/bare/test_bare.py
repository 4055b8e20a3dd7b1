"""The baseline of startup.py: seven tests of the same kind, the submission imported into pytest's own process.

No isolation, no virtual clock, no transcript, and no real waiting either: a fetch that "takes" three seconds is three
turns of the event loop. This is what a grader costs that promises nothing.
"""

import asyncio

import pytest
from factories import fetch, log
from solution import concurrent, sequential


@pytest.fixture(autouse=True)
def _empty_log():
    log.clear()


def test_sequential_returns_results_in_argument_order():
    assert asyncio.run(sequential(fetch("a", 3), fetch("b"), fetch("c", 2))) == ["a", "b", "c"]


def test_sequential_starts_each_after_the_one_before():
    asyncio.run(sequential(fetch("a"), fetch("b", 2), fetch("c")))
    assert log == ["+a", "-a", "+b", "-b", "+c", "-c"]


def test_sequential_stops_at_the_first_error():
    with pytest.raises(ValueError, match="down"):
        asyncio.run(sequential(fetch("a"), fetch("b", error=ValueError("down")), fetch("c")))
    assert "+c" not in log


def test_concurrent_has_all_in_flight_together():
    asyncio.run(concurrent(fetch("a"), fetch("b")))
    assert log[:2] == ["+a", "+b"]


def test_concurrent_returns_results_in_argument_order():
    assert asyncio.run(concurrent(fetch("a", 3), fetch("b"), fetch("c", 2))) == ["a", "b", "c"]


def test_concurrent_raises_an_error_at_once():
    with pytest.raises(ConnectionError):
        asyncio.run(concurrent(fetch("slow", 5), fetch("broken", error=ConnectionError("down"))))
    assert "-slow" not in log


def test_nothing_gives_an_empty_list():
    assert asyncio.run(sequential()) == []
    assert asyncio.run(concurrent()) == []
