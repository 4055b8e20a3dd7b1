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
_WHICH = Text("True or false?", "참일까요, 거짓일까요?")


@dataclass(frozen=True, slots=True)
class Body:
    """The reason stands under the name of the answer, so that one of them alone cannot be wrong unseen."""

    answer: bool
    true_because: Prose | None = None
    false_because: Prose | None = None
    proof: str | None = None


def check(question: Question) -> Iterator[Slip]:
    body: Body = question.body
    reasons = {"true_because": body.true_because, "false_because": body.false_because}
    wanted, other = sorted(reasons, key=lambda name: name.startswith("true") != body.answer)
    if reasons[other] is not None:
        yield Slip((other,), f"says the opposite of `answer: {str(body.answer).lower()}`")
    elif reasons[wanted] is None:
        yield Slip((), f"`{wanted}` is missing: what is said to those who gave the other answer")


def ask(question: Question, _deal: Deal) -> Conversation:
    body: Body = question.body
    yield Present(question.prompt, question.code, question.figure)
    (key,) = yield Choose((TRUE, FALSE), ask=_WHICH)
    right = TRUE if body.answer else FALSE
    if key == right.key:
        return Graded([key], 1.0, (), (right,))
    because = body.true_because or body.false_because
    return Graded([key], 0.0, (because,) if because else (), (right,))


def prove(question: Question, deal: Deal) -> Proof:
    """The proof, if there is one, prints True or False."""
    body: Body = question.body
    if body.proof is None:
        return 0
    ran = deal.run(body.proof)
    if ran.error:
        yield Slip(("proof",), f"fails: {ran.error}")
        return 0
    if ran.printed.strip() != str(body.answer):
        yield Slip(("proof",), f"prints {ran.printed.strip() or 'nothing'}, and the answer is {body.answer}")
        return 0
    return 1
