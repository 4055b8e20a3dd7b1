"""A statement: is it true?"""

from collections.abc import Iterator
from dataclasses import dataclass

from quizzer.kinds import Conversation, Deal, Proof, Slip
from quizzer.model.ask import Choose, Graded, Option, Present
from quizzer.model.question import Question
from quizzer.model.text import Prose, Text

TITLE = Text("True or false", "참·거짓")
HINT = Text("Type 1 for true, 2 for false.", "참이면 1, 거짓이면 2를 입력하세요.")
TRUE = Option("true", Text("True", "참"))
FALSE = Option("false", Text("False", "거짓"))


@dataclass(frozen=True, slots=True)
class Body:
    answer: bool
    why: Prose


def check(_question: Question) -> Iterator[Slip]:
    yield from ()


def ask(question: Question, _deal: Deal) -> Conversation:
    body: Body = question.body
    yield Present(question.prompt, question.code, question.figure)
    (key,) = yield Choose((TRUE, FALSE))
    right = TRUE if body.answer else FALSE
    if key == right.key:
        return Graded([key], 1.0, (), (right,))
    return Graded([key], 0.0, (body.why,), (right,))


def prove(_question: Question, _deal: Deal) -> Proof:
    yield from ()
    return 0
