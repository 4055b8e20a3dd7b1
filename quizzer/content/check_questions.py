"""Proves what questions claim by running their code, and says where in the banks a claim is wrong."""

import random
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from quizzer.content.banks import asked_here
from quizzer.content.written import Written, written
from quizzer.kinds import Deal, Proof, Ran, Slip, kind
from quizzer.model.mistake import Mistake
from quizzer.model.question import Bank

Run = Callable[[str], Ran]


@dataclass(frozen=True, slots=True)
class Proved:
    """What running showed of one question: how many outputs are right, and what is wrong.

    ``skipped``: it is not asked on this Python, and nothing was run.
    """

    bank: str
    question: str
    outputs: int
    mistakes: tuple[Mistake, ...]
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """Over many questions: how many were proved, how many outputs were right, and all mistakes in order."""

    questions: int
    outputs: int
    skipped: int
    mistakes: tuple[Mistake, ...]


def prove_banks(
    banks: Iterable[Bank], root: Path, run: Run, *, version: tuple[int, ...], workers: int = 1
) -> Iterator[Proved]:
    """Proves the questions one after another, in the banks' order, as far as they are asked on ``version``.

    ``root`` is the directory that the banks were loaded from, ``run`` executes a program on that Python, and
    is called from ``workers`` threads at a time.
    """
    with ThreadPoolExecutor(workers) as pool:
        yield from pool.map(lambda entry: _prove(entry, run, version), written(banks, root))


def tally(proved: Iterable[Proved]) -> Tally:
    """The sum of what was proved."""
    all_of_them = tuple(proved)
    return Tally(
        sum(not p.skipped for p in all_of_them),
        sum(p.outputs for p in all_of_them),
        sum(p.skipped for p in all_of_them),
        tuple(sorted(m for p in all_of_them for m in p.mistakes)),
    )


def _prove(entry: Written, run: Run, version: tuple[int, ...]) -> Proved:
    question = entry.question
    if not asked_here(question, version):
        return Proved(question.bank, question.id, 0, (), skipped=True)
    deal = Deal(random.Random(0), run)  # noqa: S311 - proofs try all values and draw none
    slips, outputs = _to_the_end(kind(question.kind).prove(question, deal))
    mistakes = tuple(entry.mistake(slip.where, slip.message) for slip in slips)
    return Proved(question.bank, question.id, outputs, mistakes)


def _to_the_end(proof: Proof) -> tuple[list[Slip], int]:
    slips: list[Slip] = []
    while True:
        try:
            slips.append(next(proof))
        except StopIteration as end:
            return slips, end.value
