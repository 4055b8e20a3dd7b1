"""An open question, answered aloud or in writing, then marked by the person against a rubric."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizzer.kinds import Conversation, Deal, Proof, Slip
from quizzer.model.ask import Choose, Graded, Option, Present, Reveal, Write
from quizzer.model.question import Question
from quizzer.model.text import Prose, Text

TITLE = Text("In your own words", "말로 설명하기")
HINT = Text(
    "Answer aloud, then press Enter, or type your answer. A good answer is shown next, and you mark the points "
    "that yours covered.",
    "소리 내어 답하고 Enter를 누르거나, 답을 적으세요. "
    "그러면 좋은 답의 예가 나오고, 내 답이 다룬 항목을 스스로 표시합니다.",
)
FEWEST, MOST = 4, 8
_SAMPLE = Text("A good answer", "좋은 답의 예")
_HOW = Text(
    "Answer aloud and press Enter, or type your answer.", "소리 내어 답한 뒤 Enter를 누르거나, 답을 적으세요."
)
_WHICH = Text("Mark the points that your answer covered:", "내 답이 다룬 항목을 모두 표시하세요.")
_NOT_COVERED = Text("Not covered:", "다루지 않은 항목:")


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
    text = yield Write(_HOW, may_be_empty=True)
    yield Reveal(_SAMPLE, (body.sample,))
    marked = yield Choose(points, many=True, may_be_empty=True, ask=_WHICH)
    covered = sorted(set(marked), key=int)
    return Graded(
        {"text": text, "points": covered},
        len(covered) / len(points),
        (),
        tuple(point for point in points if point.key not in covered),
        said=_said(len(covered), len(points)),
        heading=_NOT_COVERED,
    )


def _said(covered: int, points: int) -> Text:
    """A self-marked answer is neither right nor wrong: so many points of so many."""
    return Text(
        f"{covered} of {points} points covered.", f"항목 {points}개 가운데 {covered}개를 다루었습니다."
    )


def prove(_question: Question, _deal: Deal) -> Proof:
    yield from ()
    return 0
