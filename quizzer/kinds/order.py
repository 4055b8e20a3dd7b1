"""Events to put in the order in which they happen."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from quizzer.kinds import Conversation, Deal, Proof, Slip
from quizzer.kinds._parts import check_parts, options
from quizzer.model.ask import Arrange, Graded, Present
from quizzer.model.question import Question
from quizzer.model.text import Prose, Text

TITLE = Text("Order", "순서 맞추기")
HINT = Text(
    "Type the numbers in order, such as 3 1 2; those that you leave out follow as shown.",
    "번호를 순서대로 입력하세요. 예: 3 1 2. 빠뜨린 것은 보이는 순서대로 뒤에 붙습니다.",
)


@dataclass(frozen=True, slots=True)
class Item:
    """One event, and why it comes where it comes."""

    text: Text | None = None
    code: Text | None = None
    why: Prose | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """``items`` in the right order; ``also``: further right orders, as the items' numbers from 1.

    ``proof`` prints a line for each item when it happens: the beginning of the item's English text, so that
    items that change places, or come to say something else, are seen.
    """

    items: tuple[Item, ...]
    also: tuple[tuple[int, ...], ...] = ()
    proof: str | None = None


def check(question: Question) -> Iterator[Slip]:
    body: Body = question.body
    numbers = tuple(range(1, len(body.items) + 1))
    if len(body.items) < 3:
        yield Slip(("items",), "needs at least three items")
    yield from check_parts("items", body.items)
    for i, order in enumerate(body.also):
        if tuple(sorted(order)) != numbers:
            yield Slip(("also", i), f"must name each of the items 1 to {len(numbers)} once")
        elif order == numbers or order in body.also[:i]:
            yield Slip(("also", i), "is already a right order")
    if len(body.items) >= 3 and len(set(body.also) | {numbers}) >= math.factorial(len(numbers)):
        yield Slip(("also",), "makes every order right")


def ask(question: Question, deal: Deal) -> Conversation:
    body: Body = question.body
    shown = list(options(body.items))
    rights = _right_orders(body)
    while tuple(o.key for o in shown) in rights:
        deal.rng.shuffle(shown)
    yield Present(question.prompt, question.code, question.figure)
    named = yield Arrange(tuple(shown))
    given = (*named, *(o.key for o in shown if o.key not in named))
    nearest = max(rights, key=lambda right: _pairs_in_order(given, right))
    answer = {o.key: o for o in shown}
    return Graded(
        list(given),
        _pairs_in_order(given, nearest),
        tuple(_remarks(body, given, nearest)),
        tuple(answer[key] for key in nearest),
        ordered=True,
    )


def prove(question: Question, deal: Deal) -> Proof:
    body: Body = question.body
    if body.proof is None:
        yield Slip((), "`proof` is missing: a program that prints a line when each item happens")
        return 0
    ran = deal.run(body.proof)
    if ran.error:
        yield Slip(("proof",), f"fails: {ran.error}")
        return 0
    happened = []
    for line in filter(str.strip, ran.printed.splitlines()):
        begun = [number for number, item in enumerate(body.items, 1) if _says(item).startswith(_plain(line))]
        if len(begun) != 1:
            yield Slip(("proof",), f"prints `{line}`, and the English text of {len(begun)} items begins so")
            return 0
        happened += begun
    if happened != list(range(1, len(body.items) + 1)):
        yield Slip(("items",), f"happen in another order: {' '.join(map(str, happened)) or 'not at all'}")
        return 0
    return 1


def _says(item: Item) -> str:
    shown = item.text or item.code
    return _plain(shown.en) if shown else ""


def _plain(text: str) -> str:
    """A text as a program can print it: in one line, without the marks of code."""
    return " ".join(text.replace("`", "").split())


def _right_orders(body: Body) -> tuple[tuple[str, ...], ...]:
    listed = tuple(range(1, len(body.items) + 1))
    return tuple(tuple(str(i) for i in order) for order in (listed, *body.also))


def _pairs_in_order(given: Sequence[str], right: Sequence[str]) -> float:
    """The share of all pairs of items that stand in the right order; 1.0 only when all do."""
    place = {key: i for i, key in enumerate(given)}
    pairs = list(combinations(right, 2))
    return sum(place[a] < place[b] for a, b in pairs) / len(pairs)


def _remarks(body: Body, given: Sequence[str], right: Sequence[str]) -> Iterator[Text]:
    """Why the first item that is elsewhere comes where it comes."""
    misplaced = next((key for key, there in zip(right, given, strict=True) if key != there), None)
    why = body.items[int(misplaced) - 1].why if misplaced else None
    if why:
        yield why
