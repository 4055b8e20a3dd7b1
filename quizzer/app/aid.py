"""Help with a challenge: hints, which are free, and the solution, which has a price until it is solved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from quizzer.app.files import cannot_use
from quizzer.app.home import Home
from quizzer.model.text import Lang, Text

if TYPE_CHECKING:
    from quizzer.model.challenge import Challenge, HiddenTest
    from quizzer.model.record import Attempt

VERSION = 1
PRICE = Text(
    "Solved afterwards, it counts as solved with the solution seen.",
    "이후에 풀면 “풀이를 본 뒤 해결”로 기록됩니다.",
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Which challenges were passed, and whose solution was shown before that: slugs."""

    solved: frozenset[str]
    seen: frozenset[str]

    def paid(self, slug: str) -> bool:
        """Nothing is lost by looking at the solution: it is solved, or was looked at before."""
        return slug in self.solved or slug in self.seen


@dataclass(frozen=True, slots=True)
class Hints:
    """The tests that hints are for. ``attempted``: they failed in the last attempt; none: it passed."""

    tests: "tuple[HiddenTest, ...]"
    attempted: bool


def standing(home: Home) -> Standing:
    """Only reads. Raises ``StoreError``."""
    from quizzer.store import read_store

    with read_store(home.database) as kept:
        return Standing(frozenset(kept.solved()), frozenset(kept.solutions_shown()))


def hints(challenge: "Challenge", home: Home) -> Hints:
    """Every test that failed in the last recorded attempt; the first test, when there is no attempt yet.

    An attempt at an older form of the challenge counts as far as its tests still exist. Raises ``StoreError``.
    """
    from quizzer.store import read_store

    with read_store(home.database) as kept:
        last = kept.last_attempt(challenge.slug)
    if last is None:
        return Hints(challenge.facts.tests[:1], attempted=False)
    failed = _failed(last.attempt)
    tests = tuple(test for test in challenge.facts.tests if test.id in failed)
    if failed and not tests:
        return Hints(challenge.facts.tests[:1], attempted=False)
    return Hints(tests, attempted=True)


def hints_json(challenge: "Challenge", tests: "Sequence[HiddenTest]", lang: Lang) -> dict[str, Any]:
    """What ``challenge hint --json`` prints."""
    return {
        "version": VERSION,
        "challenge": challenge.slug,
        "revision": challenge.revision,
        "hints": [{"id": t.id, "title": t.title.of(lang), "hint": t.hint.of(lang)} for t in tests],
    }


def solution(challenge: "Challenge", home: Home, now: datetime) -> str:
    """The reference solution. Unless it is paid for, that it was shown is stored first.

    Raises ``UserError`` (also as ``StoreError``) when it cannot be stored; then there is nothing to show.
    """
    from quizzer.content.challenges import part

    try:
        text = part(challenge, "solution.py").read_text(encoding="utf-8")
    except OSError as e:
        raise cannot_use(part(challenge, "solution.py"), e) from e
    if not standing(home).paid(challenge.slug):
        from quizzer.store import open_store

        with open_store(home.made().database, now=now) as store:
            store.solution_shown(challenge.slug, challenge.revision, now)
    return text


def solution_json(challenge: "Challenge", text: str, *, solved: bool, lang: Lang) -> dict[str, Any]:
    """What ``challenge solution --json`` prints; ``solved`` is whether it was before this showing."""
    return {
        "version": VERSION,
        "challenge": challenge.slug,
        "revision": challenge.revision,
        "title": challenge.facts.title.of(lang),
        "solved": solved,
        "solution": text,
    }


def _failed(attempt: "Attempt") -> set[str]:
    return {
        str(test["id"])
        for test in attempt.tests
        if isinstance(test, dict) and "id" in test and test.get("outcome") != "passed"
    }
