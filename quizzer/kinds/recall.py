"""An open question, answered aloud or in writing, then marked by the person against a rubric."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizzer.kinds import Conversation, Deal, Proof, Slip
from quizzer.model.ask import Choose, Graded, Option, Present, Reveal, Write
from quizzer.model.question import Question
from quizzer.model.text import Prose, Text

TITLE = Text("In your own words", "말로 설명하기")
HINT = Text(
    "Answer aloud or type; then mark the points that your answer covered, such as 1,3 (empty for none).",
    "소리 내어 답하거나 적은 뒤, 답에 들어 있던 항목의 번호를 입력하세요. 예: 1,3 (없으면 빈 줄)",
)
FEWEST, MOST = 4, 8
_SAMPLE = Text("A good answer", "좋은 답의 예")
_WHICH = Text("Which of these points did your answer cover?", "답에 들어 있던 항목은 무엇인가요?")


@dataclass(frozen=True, slots=True)
class Body:
    rubric: tuple[Prose, ...]
    sample: Prose


def check(question: Question) -> Iterator[Slip]:
    body: Body = question.body
    if not FEWEST <= len(body.rubric) <= MOST:
        yield Slip(("rubric",), f"needs {FEWEST} to {MOST} points, and has {len(body.rubric)}")
    for i, point in enumerate(body.rubric):
        if point in body.rubric[:i]:
            yield Slip(("rubric", i), "is already a point of the rubric")


def ask(question: Question, _deal: Deal) -> Conversation:
    body: Body = question.body
    points = tuple(Option(str(i), point) for i, point in enumerate(body.rubric, 1))
    yield Present(question.prompt, question.code, question.figure)
    text = yield Write(may_be_empty=True)
    yield Reveal(_SAMPLE, (body.sample,))
    marked = yield Choose(points, many=True, may_be_empty=True, ask=_WHICH)
    covered = sorted(set(marked), key=int)
    return Graded({"text": text, "points": covered}, len(covered) / len(points), (), points)


def prove(_question: Question, _deal: Deal) -> Proof:
    yield from ()
    return 0
