"""Judge and guest on one processor: who runs where, and that verdicts do not depend on it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from adapters.family import until
from adapters.judged import judge_of

from quizzer.guest.processors import Processors
from quizzer.judge.link import JudgeError
from quizzer.judge.turns import SHORT_SECONDS, Turns
from quizzer.sandbox import Limits

if not hasattr(os, "sched_getaffinity") or len(os.sched_getaffinity(0)) < 2:
    pytest.skip("there is nothing to choose from", allow_module_level=True)

EVERYWHERE = os.sched_getaffinity(0)
ONE = min(EVERYWHERE)
OTHERS = EVERYWHERE - {ONE}


@pytest.fixture(autouse=True)
def where_it_was() -> Iterator[None]:
    yield
    os.sched_setaffinity(0, EVERYWHERE)


@pytest.fixture
def guests() -> Iterator[list[int]]:
    """The numbers of two processes."""
    waits = [sys.executable, "-c", "input()"]
    with (
        subprocess.Popen(waits, stdin=subprocess.PIPE) as one,
        subprocess.Popen(waits, stdin=subprocess.PIPE) as two,
    ):
        yield [one.pid, two.pid]
        for process in (one, two):
            process.kill()


def test_only_the_guest_whose_turn_it_is_runs_on_the_one_that_is_kept(guests: list[int]) -> None:
    """Before its turn and after it, it runs on the others, as everybody else does; at the end anywhere."""
    processors = Processors()
    first, second = guests

    def places() -> list[set[int]]:
        return [os.sched_getaffinity(pid) for pid in (0, first, second)]

    processors.seat(first)
    assert places() == [EVERYWHERE, EVERYWHERE, EVERYWHERE], "none is kept yet"
    processors.keep(ONE, guests)
    assert places() == [OTHERS, OTHERS, OTHERS]
    processors.seat(first)
    assert places() == [OTHERS, {ONE}, OTHERS]
    processors.seat(second)
    assert places() == [OTHERS, OTHERS, {ONE}], "its predecessor's turn is over"
    processors.unseat(first)
    assert places() == [OTHERS, OTHERS, {ONE}], "which has no turn"
    processors.unseat(second)
    assert places() == [OTHERS, OTHERS, OTHERS]
    processors.seat(first)
    processors.keep(None, guests)
    assert places() == [EVERYWHERE, EVERYWHERE, EVERYWHERE]


def test_who_has_ended_and_what_is_not_there_are_no_trouble(guests: list[int]) -> None:
    """A guest may end at any moment; a processor may be taken away."""
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    processors = Processors()
    processors.keep(ONE, [gone.pid, *guests])
    processors.seat(gone.pid)
    processors.unseat(gone.pid)
    assert os.sched_getaffinity(guests[1]) == OTHERS
    processors.keep(1000, guests)
    assert os.sched_getaffinity(guests[1]) == EVERYWHERE


class Zygote:
    """What a judge asks of one, remembered."""

    def __init__(self, *, gone: bool = False) -> None:
        self.kept: list[int | None] = []
        self._gone = gone

    def keep(self, processor: int | None) -> None:
        if self._gone:
            raise JudgeError("the zygote is gone")
        self.kept.append(processor)


def test_a_job_that_lasts_goes_where_it_likes() -> None:
    """A short one stays on one processor; then, and at its end, everything is as before, however often it is said."""
    zygote: Any = Zygote()
    now = [100.0]
    turns = Turns(zygote, lambda: now[0])
    turns.look()
    turns.end()
    assert zygote.kept == []
    turns.begin()
    (mine,) = os.sched_getaffinity(0)
    now[0] += SHORT_SECONDS
    turns.look()
    assert (os.sched_getaffinity(0), zygote.kept) == ({mine}, [mine])
    now[0] += 0.01
    turns.look()
    assert (os.sched_getaffinity(0), zygote.kept) == (EVERYWHERE, [mine, None])
    turns.look()
    turns.end()
    assert zygote.kept == [mine, None]


def test_where_there_is_one_processor_or_no_zygote_nothing_is_kept() -> None:
    """Nor is anything changed for good."""
    zygote: Any = Zygote()
    os.sched_setaffinity(0, {ONE})
    Turns(zygote).begin()
    assert zygote.kept == []
    os.sched_setaffinity(0, EVERYWHERE)
    gone: Any = Zygote(gone=True)
    turns = Turns(gone)
    turns.begin()
    turns.end()
    assert os.sched_getaffinity(0) == EVERYWHERE


SUITE = """
    def test_one(submission): submission.places({places}).returns({places})
    def test_two(submission): submission.places({places}).returns({places})
    def test_three(submission): submission.places({places}).returns(0)
"""
SUBMISSION = b"""
import os
def places(wanted):
    for _ in range(100_000):  # its turn may come while it runs already
        found = len(os.sched_getaffinity(0))
        if found == wanted:
            break
    return found
"""


@pytest.mark.parametrize("alone", [True, False])
def test_a_job_alone_has_its_guests_in_turn_on_one(tmp_path: Path, alone: bool) -> None:
    """Each of them, also the first; afterwards the judge is where it was, for whatever comes next."""
    places = 1 if alone else len(EVERYWHERE)
    with judge_of(tmp_path, SUITE.replace("{places}", str(places))) as judge:
        for _ in range(2):
            judge.ask(SUBMISSION, Limits(), alone=alone)
            assert [test["verdict"] for test in judge.answer()["tests"]] == ["passed", "passed", "failed"]
            until(lambda: os.sched_getaffinity(judge._process.pid) == EVERYWHERE, "the judge goes anywhere")
