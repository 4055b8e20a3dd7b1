"""Hostile submissions: a file each under ``submissions/``, whose name completes "a submission that …".

Up to its first empty line a file says what is promised of it:

    # crashed, failed                   the verdicts that its tests may get, and no others
    # wall_seconds=0.5                  where it needs other limits than the rest
    # apart                             it may harm its judge, and gets one of its own
    # rlimits: judge_error: reason      what a weaker sandbox cannot promise: the verdicts there, and why
    # rlimits changes: reason           the same of what is outside: there, and only there, it is changed

What is not promised is tried out as well and must happen, so that no such line can go out of date. Before its code
stand definitions of all that the hidden suite wants, all of them wrong, and ``HERE`` with what it might be after.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PLACE = Path(__file__).parent / "submissions"

SUITE = """
import random


def test_total(submission):
    total = submission.total()
    total.next().gives(0)
    so_far = 0
    for number in random.sample(range(1, 1_000_000_000), 3):
        so_far += number
        total.send(number).gives(so_far)
    total.close().closes()


def test_both(submission, world):
    a, b = world.fetch("a", takes=1), world.fetch("b", takes=1)
    run = submission.both(a, b).run()
    run.returns([a.result, b.result])
    run.takes(1)
    world.overlapped(a, b)
    world.nothing_blocked()
    run.leaves_nothing()


def test_error(submission, world):
    error = ValueError(random.random())
    submission.careful(world.fetch("a", takes=1, raises=error)).run().raises(error).takes(1)
"""
"""What is wanted cannot be known beforehand, so that nobody passes by luck."""

RIGHT = """
import asyncio


def total():
    so_far = 0
    while True:
        so_far += yield so_far


async def both(a, b):
    return await asyncio.gather(a(), b())


async def careful(a):
    return await a()
"""

WRONG = """
def total():
    while True:
        yield 0


async def both(a, b):
    return [await a(), await b()]


async def careful(a):
    return None


def outside():
    "The guest's own end of the wire, found as a submission would find it."
    import sys
    frame = sys._getframe()
    while frame is not None:
        if type(frame.f_locals.get("self")).__name__ == "Outside":
            return frame.f_locals["self"]
        frame = frame.f_back


def guest():
    return outside()._perform.__self__
"""


@dataclass(frozen=True)
class Promise:
    name: str
    family: str
    code: str
    verdicts: frozenset[str]
    limits: dict[str, Any] = field(default_factory=dict)
    apart: bool = False
    others: dict[str, tuple[frozenset[str], str]] = field(default_factory=dict)
    """By sandbox: the verdicts there, and why they are others."""
    changes: dict[str, str] = field(default_factory=dict)
    """By sandbox: why it can change what is outside."""

    def expected(self, sandbox: str) -> frozenset[str]:
        return self.others.get(sandbox, (self.verdicts, ""))[0]

    def source(self, here: dict[str, object]) -> bytes:
        facts = "".join(f"    {name} = {value!r}\n" for name, value in here.items())
        return f"class HERE:\n{facts}\n{WRONG}\n{self.code}".encode()


def promises(place: Path = PLACE) -> list[Promise]:
    return [_read(file) for file in sorted(place.glob("*/*.py"))]


def _read(file: Path) -> Promise:
    code = file.read_text(encoding="utf-8")
    head = [line[2:] for line in re.match(r"(#.*\n)*", code)[0].splitlines()]  # type: ignore[index]
    limits: dict[str, Any] = {}
    others: dict[str, tuple[frozenset[str], str]] = {}
    changes: dict[str, str] = {}
    for line in head[1:]:
        if limit := re.fullmatch(r"(\w+)=([\d.]+)", line):
            limits[limit[1]] = float(limit[2])
        elif changed := re.fullmatch(r"(\S+) changes: (.+)", line):
            changes[changed[1]] = changed[2]
        elif other := re.fullmatch(r"(\S+): ([\w, ]+): (.+)", line):
            others[other[1]] = (_words(other[2]), other[3])
        else:
            assert line == "apart", f"{file}: {line}"
    return Promise(
        file.stem, file.parent.name, code, _words(head[0]), limits, "apart" in head, others, changes
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split(", "))
