"""Small banks with a question of every kind."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from quizzer.kinds import Deal, Ran, boolean, multiple, order, predict, recall, short, single
from quizzer.kinds._choices import Choice
from quizzer.model.question import Bank, Level, Question
from quizzer.model.text import Text, both
from quizzer.session.choose import own_randomness
from quizzer.session.sitting import Table

BODIES: dict[str, Any] = {
    "single": single.Body(
        (
            Choice(Text("It yields", "양보합니다"), right=True),
            Choice(Text("It blocks", "막습니다"), why=Text("It never blocks.", "막는 일은 없습니다.")),
            Choice(code=both("next(gen)"), why=Text("That starts it.", "그것은 시작입니다.")),
        )
    ),
    "multiple": multiple.Body(
        (
            Choice(both("one"), right=True),
            Choice(both("two"), right=True),
            Choice(both("three"), why=Text("Three is odd.", "셋은 홀수입니다.")),
        )
    ),
    "boolean": boolean.Body(answer=True, true_because=Text("It is true.", "참입니다.")),
    "short": short.Body(accept=("StopIteration",)),
    "predict": predict.Body(output=both("0\n10")),
    "order": order.Body(tuple(order.Item(text=both(t)) for t in ("first", "second", "third"))),
    "recall": recall.Body(tuple(both(f"point {i}") for i in range(1, 5)), Text("Like this.", "이렇게요.")),
}


def question(name: str, kind: str = "single", *, bank: str = "next-send", **fields: Any) -> Question:
    """A question of that kind, with the fields that matter to the test."""
    plain = Question(
        id=name,
        bank=bank,
        kind=kind,
        level=Level.MID,
        topics=(),
        claims=(),
        prompt=Text(f"What does `yield` do in {name}?", f"{name}에서 `yield`는 무엇을 하나요?"),
        code=both("print(0)\nprint(10)") if kind == "predict" else None,
        figure=None,
        explanation=Text(f"Because of {name}.", f"{name} 때문입니다."),
        answer_figure=None,
        reference="PEP 342",
        pythons="",
        follow_up=None,
        revision="0123456789ab",
        body=BODIES[kind],
    )
    return replace(plain, **fields)


def bank(slug: str, questions: Sequence[Question], challenges: tuple[str, ...] = ()) -> Bank:
    return Bank(slug, Text(f"On {slug}", f"{slug} 이야기"), 1, challenges, tuple(questions))


def table(banks: Sequence[Bank], seed: int = 1) -> Table:
    """A table at which time stands still and no code can be run."""
    return Table(banks, lambda q: Deal(own_randomness(seed, q), lambda _: Ran("", "no sandbox here")), float)


def right_answer(question: Question) -> Any:
    """What a person who knows it hands in: keys, text, or the order."""
    match question.kind:
        case "single" | "multiple":
            return tuple(str(i) for i, c in enumerate(question.body.choices, 1) if c.right)
        case "boolean":
            return (str(question.body.answer).lower(),)
        case "short":
            return question.body.accept[0]
        case "predict":
            return question.body.output.en
        case "order":
            return tuple(str(i + 1) for i in range(len(question.body.items)))
        case other:
            raise ValueError(other)
