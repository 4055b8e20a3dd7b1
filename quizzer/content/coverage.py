"""Which questions cover which claims of the two lecture notes, and which claims are asked about too little."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quizzer.content.entries import CLAIMS
from quizzer.content.written import Written, texts
from quizzer.model.mistake import Mistake

FEWEST, FEWEST_KINDS = 2, 2
"""What each claim needs: so many questions, of so many kinds."""

MISTAKEN: Mapping[str, str] = {
    "N1-04": "def add(a, b):",
    "N1-23": "sum_func 함수가 종료된다고 해서 종료되는 것이 아니다",
    "N2-06": "Generator-based coroutine (Python 3.3+)",
    "N2-07": "@asyncio.coroutine",
    "N2-17": "각 함수 호출 프레임",
    "N2-21": "1만 스레드 ≈ 수~수십 GB!",
    "N2-24": "~10μs",
    "N2-31": "불필요 (싱글 스레드)",
    "N2-53": "first_wins",
    "N2-60": "await httpx.get(url)",
    "N2-61": "rate_limited_fetch",
    "N2-63": "1만 개 = 수십 MB vs 수 GB",
    "N2-65": "싱글 스레드라 Lock 불필요",
}
"""Claims that are wrong or outdated, and what the note says there; a question must quote it."""

_MARKUP = re.compile(r"[\s`*|]+")


@dataclass(frozen=True, slots=True)
class Covered:
    """A claim, and the ids of the questions that cover it with their kinds."""

    claim: str
    questions: tuple[str, ...]
    kinds: Mapping[str, int]

    @property
    def enough(self) -> bool:
        return len(self.questions) >= FEWEST and len(self.kinds) >= FEWEST_KINDS


def claims() -> Iterator[str]:
    """All claims of both notes in order: N1-01 to N1-29, N2-01 to N2-70."""
    for note, count in CLAIMS.items():
        yield from (f"{note}-{number:02}" for number in range(1, count + 1))


def coverage(entries: Sequence[Written]) -> tuple[Covered, ...]:
    """One row for each claim of both notes, in their order."""
    return tuple(_covered(claim, entries) for claim in claims())


def check_coverage(entries: Sequence[Written], root: str) -> Iterator[Mistake]:
    """Each claim that has too few questions, or all in one kind.

    Told at the first question that names the claim; of the directory ``root`` when there is none.
    """
    for row in coverage(entries):
        if not row.enough:
            had = ", ".join(f"{kind} {n}" for kind, n in row.kinds.items()) or "none"
            message = f"{row.claim} needs at least {FEWEST} questions of {FEWEST_KINDS} kinds, and has: {had}"
            yield _at_claim(entries, row.claim, root, message)


def check_quotes(entries: Sequence[Written], root: str) -> Iterator[Mistake]:
    """Each mistaken claim of the notes of which no question quotes what the note says."""
    for claim, saying in MISTAKEN.items():
        said = [_plain(" ".join(_said(e))) for e in entries if claim in e.question.claims]
        if not any(_plain(saying) in text for text in said):
            message = f"no question on {claim} quotes what the note says: {saying}"
            yield _at_claim(entries, claim, root, message)


def _covered(claim: str, entries: Sequence[Written]) -> Covered:
    asked = [e.question for e in entries if claim in e.question.claims]
    return Covered(claim, tuple(q.id for q in asked), dict(sorted(Counter(q.kind for q in asked).items())))


def _at_claim(entries: Sequence[Written], claim: str, root: str, message: str) -> Mistake:
    first = next((e for e in entries if claim in e.question.claims), None)
    if first is None:
        return Mistake(root, 1, 1, message)
    return first.mistake(("claims", first.question.claims.index(claim)), message)


def _said(entry: Written) -> Iterator[str]:
    return (text for _, both in texts(entry.question) for text in (both.en, both.ko))


def _plain(text: str) -> str:
    """Without what only sets text apart, so that a quotation is known in prose, code and figures."""
    return _MARKUP.sub("", text)
