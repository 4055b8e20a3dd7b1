"""Which questions a sitting asks: the same for the same seed and banks, on every Python.

Each question has a rank drawn from the seed and its id alone, so that one question more or fewer (added to a
bank, or not true on this Python) leaves the order of the others as it was.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from random import Random

from quizzer.model.question import Level, Question

OPEN = "recall"
"""The kind that is answered at length and marked by oneself."""
CLOSED_PER_OPEN = 5
"""At most one question in so many is open, unless open ones are asked for."""
DEFAULT_COUNT = 10


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants to be asked; empty or None: no matter. One of ``topics`` (slugs) is enough."""

    topics: tuple[str, ...] = ()
    level: Level | None = None
    kind: str | None = None
    count: int = DEFAULT_COUNT


def choose(questions: Iterable[Question], wish: Wish, seed: int) -> tuple[Question, ...]:
    """At most ``wish.count`` of the questions that fit, spread over topics, in the order to ask them."""
    fitting = [q for q in questions if _fits(q, wish)]
    spread = _spread(fitting, wish.topics, seed)
    if wish.kind == OPEN:
        return _in_order(spread[: wish.count])
    return _in_order(_few_open(spread, wish.count))


def own_randomness(seed: int, question: Question) -> Random:
    """The randomness of one showing: it depends on nothing but the seed and the question's id."""
    return Random(f"{seed}/{question.id}")  # noqa: S311 - shuffled choices are no secret


def _fits(question: Question, wish: Wish) -> bool:
    return (
        (not wish.topics or any(t in wish.topics for t in (question.bank, *question.topics)))
        and wish.level in (None, question.level)
        and wish.kind in (None, question.kind)
    )


def _spread(questions: Sequence[Question], topics: Sequence[str], seed: int) -> list[Question]:
    """By rank within each topic, one topic after the other, round and round."""
    groups: dict[str, list[Question]] = defaultdict(list)
    for question in sorted(questions, key=lambda q: _rank(seed, q.id)):
        groups[_group(question, topics)].append(question)
    turns = sorted(groups, key=lambda topic: _rank(seed, topic))
    longest = max((len(g) for g in groups.values()), default=0)
    return [groups[t][i] for i in range(longest) for t in turns if i < len(groups[t])]


def _group(question: Question, topics: Sequence[str]) -> str:
    """The topic that a question stands for: its bank's, or the first that was asked for."""
    if not topics or question.bank in topics:
        return question.bank
    return next(t for t in topics if t in question.topics)


def _rank(seed: int, name: str) -> bytes:
    return sha256(f"{seed}/{name}".encode()).digest()


def _few_open(spread: Sequence[Question], count: int) -> list[Question]:
    """The first ``count``, with open questions left out where they would be more than one in five."""
    taken: list[Question] = []
    opens = 0
    for question in spread:
        if len(taken) == count:
            break
        if question.kind == OPEN:
            if opens == count // CLOSED_PER_OPEN:
                continue
            opens += 1
        taken.append(question)
    while opens > len(taken) // CLOSED_PER_OPEN:
        taken.remove(next(q for q in reversed(taken) if q.kind == OPEN))
        opens -= 1
    return taken


def _in_order(chosen: Sequence[Question]) -> tuple[Question, ...]:
    """Follow-ups right after what they follow, open questions at the end.

    Where a chain of closed questions leads to an open one, that chain comes last, so that both hold.
    """
    opens = _chains([q for q in chosen if q.kind == OPEN])
    heads = {chain[0].id for chain in opens}
    closed = _chains([q for q in chosen if q.kind != OPEN])
    closed.sort(key=lambda chain: chain[-1].follow_up in heads)
    if closed:
        opens.sort(key=lambda chain: chain[0].id != closed[-1][-1].follow_up)
    return tuple(q for chain in (*closed, *opens) for q in chain)


def _chains(questions: Sequence[Question]) -> list[list[Question]]:
    """The questions in their order, each taking its follow-ups along; a circle begins where it is met."""
    left = {q.id: q for q in questions}
    followers = {q.follow_up for q in questions if q.follow_up != q.id}
    chains = []
    for start in (*(q for q in questions if q.id not in followers), *questions):
        chain = []
        step: str | None = start.id
        while step in left:
            chain.append(left.pop(step))
            step = chain[-1].follow_up
        if chain:
            chains.append(chain)
    return chains
