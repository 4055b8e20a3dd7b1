"""A person who answers one question by a script of answers, and remembers what was shown."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from adapters.programs import nothing_is_run
from quizzer.kinds import Ask, Deal, Ran, Slip, kind
from quizzer.model.ask import Arrange, Choose, Graded, Present, Write
from quizzer.model.question import Question


@dataclass(frozen=True)
class Told:
    """The whole conversation: what was asked and shown, in order, and the grade at its end."""

    asked: tuple[Ask, ...]
    graded: Graded

    def first(self, what: type[Any]) -> Any:
        return next(a for a in self.asked if isinstance(a, what))


def talk(
    question: Question, *answers: Any, seed: int = 1, run: Callable[[str], Ran] = nothing_is_run
) -> Told:
    """Has the question asked; each answer is sent in its turn; a function makes its of what is asked."""
    conversation = kind(question.kind).ask(question, Deal(random.Random(seed), run))
    waiting, asked, answer = list(answers), [], None
    while True:
        try:
            asked.append(conversation.send(answer))
        except StopIteration as end:
            assert not waiting, f"never asked for: {waiting}"
            return Told(tuple(asked), end.value)
        answer = None
        if isinstance(asked[-1], Choose | Write | Arrange):
            answer = waiting.pop(0)
            answer = answer(asked[-1]) if callable(answer) else answer


def slips(question: Question) -> list[tuple[tuple[str | int, ...], str]]:
    """What the kind's check finds, as path and message."""
    return [(s.where, s.message) for s in kind(question.kind).check(question)]


def proof(question: Question, run: Callable[[str], Ran]) -> tuple[list[Slip], int]:
    """What the kind's proof finds, and how many outputs it saw to be right."""
    proving, found = kind(question.kind).prove(question, Deal(random.Random(1), run)), []
    while True:
        try:
            found.append(next(proving))
        except StopIteration as end:
            return found, end.value


def presented(told: Told) -> Present:
    """The question as it was shown."""
    shown: Present = told.first(Present)
    return shown


def english(remarks: Sequence[Any]) -> list[str]:
    return [r.en for r in remarks]
