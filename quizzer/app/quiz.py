"""A quiz: questions chosen from the banks, asked in a sitting, and stored as they are answered."""

import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from quizzer.app.home import Home
from quizzer.content.banks import Banks, asked_here, load_banks
from quizzer.content.places import questions_root
from quizzer.kinds import Deal, Ran
from quizzer.model.errors import UserError, unknown
from quizzer.model.question import Bank, Question
from quizzer.model.record import Answered
from quizzer.model.text import Text
from quizzer.session.choose import Wish, choose, own_randomness
from quizzer.session.sitting import Sitting, Table, sitting

Now = Callable[[], datetime]
KIND = "quiz"


@dataclass(frozen=True, slots=True)
class Quiz:
    """A sitting that is about to begin, and where its answers go.

    ``record`` and ``finish`` raise ``UserError`` when the store fails; nothing is then stored of that call.
    """

    sitting: Sitting
    record: Callable[[Answered], None]
    finish: Callable[[], None]


def banks(home: Home, root: Path | None = None) -> Banks:
    """The banks of this installation, or those under ``root``."""
    return load_banks(root or questions_root(), cache=home.cache)


def questions(
    banks: Sequence[Bank], wish: Wish, seed: int, *, can_run: bool = hasattr(os, "fork")
) -> tuple[Question, ...]:
    """What the wish comes to on this Python; raises ``UserError`` for an unknown topic, or for nothing.

    Where no guest can be forked (``can_run``), questions whose answer is computed are not asked.
    """
    for topic in wish.topics:
        if topic not in (known := [b.slug for b in banks]):
            raise unknown(Text("topic", "주제"), topic, known)
    here = [q for b in banks for q in b.questions if asked_here(q, sys.version_info[:3])]
    if not can_run:
        here = [q for q in here if not computed(q)]
    chosen = choose(here, wish, seed)
    if not chosen:
        raise UserError(
            Text(
                "no question is like that. `quizzer topics` shows what there is.",
                "조건에 맞는 문제가 없습니다. `quizzer topics`로 있는 문제를 확인하세요.",
            )
        )
    return chosen


def computed(question: Question) -> bool:
    """Whether each showing's answer comes of running its code."""
    return bool(getattr(question.body, "vary", None))


def begin(banks: Sequence[Bank], chosen: Sequence[Question], seed: int, home: Home, now: Now) -> Quiz:
    """Opens the store and a sitting in it; raises ``UserError`` when it cannot, before anything is asked."""
    from quizzer.store import open_store

    store = open_store(home.database, now=now())
    number = store.begin(KIND, now())
    run = _runner(home.cache_directory)
    table = Table(banks, lambda q: Deal(own_randomness(seed, q), run), time.monotonic)
    return Quiz(
        sitting(chosen, table),
        record=lambda answered: _stored(lambda: store.answer(number, answered, now())),
        finish=lambda: store.finish(number, now()),
    )


def _stored(store: Callable[[], None]) -> None:
    """Stores an answer; when that fails, what the person needs to know first is that it is not stored."""
    try:
        store()
    except UserError as error:
        why = error.message
        raise UserError(
            Text(f"This answer is not stored: {why.en}", f"이 답은 저장되지 않았습니다: {why.ko}")
        ) from error


def _runner(directory: Path) -> Callable[[str], Ran]:
    """Runs snippets in the sandbox, which is started when the first one is run."""

    @cache
    def started() -> Callable[[str], Ran]:
        from quizzer.app.snippets import runner

        return runner(directory)

    return lambda code: started()(code)
