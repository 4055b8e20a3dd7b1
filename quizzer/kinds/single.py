"""One right choice among several."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from quizzer.kinds import Conversation, Deal, Slip
from quizzer.kinds._choices import Choice, check_choices, options
from quizzer.model.ask import Choose, Graded, Present
from quizzer.model.question import Question
from quizzer.model.text import Text

TITLE = Text("One answer", "하나 고르기")
HINT = Text("Type the number of your choice.", "고른 답의 번호를 입력하세요.")


@dataclass(frozen=True, slots=True)
class Body:
    __pydantic_config__: ClassVar = {"extra": "forbid"}

    choices: tuple[Choice, ...]


def check(body: Body) -> Iterator[Slip]:
    yield from check_choices(body.choices)
    if sum(c.right for c in body.choices) != 1:
        yield Slip(("choices",), "exactly one choice must be `right: true`")


def ask(question: Question, deal: Deal) -> Conversation:
    body: Body = question.body
    dealt = list(options(body.choices))
    deal.rng.shuffle(dealt)
    yield Present(question.prompt, question.code, question.figure)
    (key,) = yield Choose(tuple(dealt))
    chosen = body.choices[int(key) - 1]
    right = tuple(o for o, c in zip(options(body.choices), body.choices, strict=True) if c.right)
    return Graded([key], float(chosen.right), (chosen.why,) if chosen.why else (), right)


def prove(question: Question, deal: Deal) -> Iterator[Slip]:
    yield from ()
