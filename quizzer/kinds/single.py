"""One right choice among several."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizzer.kinds import Conversation, Deal, Proof, Slip
from quizzer.kinds._choices import Choice, check_choices, dealt, right_ones
from quizzer.model.ask import Choose, Graded, Present
from quizzer.model.question import Question
from quizzer.model.text import Text

TITLE = Text("One answer", "하나 고르기")
HINT = Text("Type the number of your choice.", "고른 답의 번호를 입력하세요.")


@dataclass(frozen=True, slots=True)
class Body:
    choices: tuple[Choice, ...]


def check(question: Question) -> Iterator[Slip]:
    body: Body = question.body
    yield from check_choices(body.choices)
    if sum(c.right for c in body.choices) != 1:
        yield Slip(("choices",), "exactly one choice must be `right: true`")


def ask(question: Question, deal: Deal) -> Conversation:
    body: Body = question.body
    yield Present(question.prompt, question.code, question.figure)
    (key,) = yield Choose(dealt(body.choices, deal.rng))
    chosen = body.choices[int(key) - 1]
    remarks = (chosen.why,) if chosen.why else ()
    return Graded([key], float(chosen.right), remarks, right_ones(body.choices))


def prove(_question: Question, _deal: Deal) -> Proof:
    yield from ()
    return 0
