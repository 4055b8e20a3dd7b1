"""One sitting: a generator that asks chosen questions and is told the answers.

    conversation = sitting(questions, table)

It yields ``quizzer.session.events.Event`` and is sent what ``quizzer.model.ask`` says each question is sent
(None for everything else). ``Skipped`` thrown at a question goes on to the next; ``Stopped``, thrown
anywhere, ends with the ``Summary`` of what was answered.
"""

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from quizzer.kinds import Deal, Unaskable, kind
from quizzer.model.ask import Graded, Skipped, Stopped
from quizzer.model.errors import UserError
from quizzer.model.question import Bank, Question
from quizzer.model.record import Answered
from quizzer.session.events import Again, Event, Heading, Record, Summary, TopicScore, Trouble, Verdict

Sitting = Generator[Event, Any, None]


@dataclass(frozen=True, slots=True)
class Result:
    """What came of the question asked at that place, from 1."""

    place: int
    question: Question
    graded: Graded


@dataclass(frozen=True, slots=True)
class Table:
    """What a sitting needs from outside: the banks, a deal for each question, and a clock in seconds."""

    banks: Sequence[Bank]
    deal: Callable[[Question], Deal]
    clock: Callable[[], float]

    def bank(self, question: Question) -> Bank:
        return next(b for b in self.banks if b.slug == question.bank)


def sitting(questions: Sequence[Question], table: Table) -> Sitting:
    """Asks the questions one after the other, and sums up."""
    results: list[Result] = []
    try:
        for place, question in enumerate(questions, 1):
            yield from _one(question, place, len(questions), table, results)
    except Stopped:
        pass
    yield summary(results, len(questions), table)


def _one(question: Question, place: int, total: int, table: Table, results: list[Result]) -> Sitting:
    """One question, from heading to verdict; one that is skipped or cannot be asked has no result."""
    module = kind(question.kind)
    try:
        yield Heading(place, total, table.bank(question).title, question.level, module.TITLE, module.HINT)
        began = table.clock()
        graded = yield from module.ask(question, table.deal(question))
    except Unaskable as error:
        yield Trouble(error.reason)
        return
    except Skipped:
        return
    except UserError as error:
        yield Trouble(error.message)
        return
    results.append(Result(place, question, graded))
    yield Record(_answered(question, graded, table.clock() - began))
    yield Verdict(question, graded)


def _answered(question: Question, graded: Graded, seconds: float) -> Answered:
    return Answered(
        question=question.id,
        revision=question.revision,
        bank=question.bank,
        topics=question.topics,
        kind=question.kind,
        level=question.level.value,
        given=graded.given,
        score=graded.score,
        seconds=seconds,
    )


def summary(results: Sequence[Result], total: int, table: Table) -> Summary:
    """What came of the questions answered, of ``total`` that were chosen."""
    of_bank = {b.slug: [r.graded for r in results if r.question.bank == b.slug] for b in table.banks}
    asked = [b for b in table.banks if of_bank[b.slug]]
    weakest_first = sorted(asked, key=lambda b: _mean(of_bank[b.slug]))
    return Summary(
        total=total,
        answered=len(results),
        right=sum(r.graded.right for r in results),
        score=_mean([r.graded for r in results]),
        topics=tuple(_topic(b, of_bank[b.slug]) for b in asked),
        again=tuple(_again(r) for r in results if not r.graded.right),
        challenges=_in_turn([b.challenges for b in weakest_first]),
    )


def _in_turn(groups: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """The first of each group, then the second of each, and so on; each name once."""
    turns = zip_longest(*groups)
    return tuple(dict.fromkeys(name for turn in turns for name in turn if name is not None))


def _again(result: Result) -> Again:
    question = result.question
    return Again(result.place, result.graded.prompt or question.prompt, question.reference)


def _topic(bank: Bank, graded: Sequence[Graded]) -> TopicScore:
    return TopicScore(bank.title, len(graded), sum(g.right for g in graded), _mean(graded))


def _mean(graded: Sequence[Graded]) -> float:
    return sum(g.score for g in graded) / len(graded) if graded else 0.0
