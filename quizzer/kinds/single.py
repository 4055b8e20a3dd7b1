"""One right choice among several."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizzer.kinds import Conversation, Deal, Proof, Slip
from quizzer.kinds._choices import Choice, check_choices, dealt, prove_choices, right_ones
from quizzer.model.ask import Choose, Graded, Present
from quizzer.model.question import Question
from quizzer.model.text import Text

TITLE = Text("One answer", "하나 고르기")
HINT = Text("Type the number of your choice.", "고른 답의 번호를 입력하세요.")


@dataclass(frozen=True, slots=True)
class Body:
    choices: tuple[Choice, ...]
    proof: str | None = None


def check(question: Question) -> Iterator[Slip]:
    body: Body = question.body
    yield from check_choices(body.choices)
    if sum(c.right for c in body.choices) != 1:
        yield Slip(("choices",), "exactly one choice must be `right: true`")
    for i, choice in enumerate(body.choices):
        if choice.because is not None:
            yield Slip(("choices", i, "because"), "is never shown here: the `explanation` says what is right")


def ask(question: Question, deal: Deal) -> Conversation:
    body: Body = question.body
    yield Present(question.prompt, question.code, question.figure)
    (key,) = yield Choose(dealt(body.choices, deal.rng))
    chosen = body.choices[int(key) - 1]
    remarks = (chosen.why,) if chosen.why else ()
    return Graded([key], float(chosen.right), remarks, right_ones(body.choices))


def prove(question: Question, deal: Deal) -> Proof:
    body: Body = question.body
    return (yield from prove_choices(body.choices, body.proof, deal.run))
