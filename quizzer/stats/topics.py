"""Where a person stands with each topic."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from quizzer.model.question import Bank, Question
from quizzer.model.record import QuestionState
from quizzer.model.text import Text
from quizzer.schedule import Memory


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic: the questions of its bank, and those of other banks that name it.

    ``asked`` of its ``questions`` were asked at least once, ``answered`` times in all, ``right`` of them
    rightly. ``mastery`` is 0.0 to 1.0: the mean over all its questions of the last score, each weighted by
    the probability that it is still remembered; a question that was never asked counts 0. ``due`` of its
    questions wait to be reviewed.
    """

    slug: str
    title: Text
    questions: int
    asked: int
    answered: int
    right: int
    mastery: float
    due: int

    @property
    def accuracy(self) -> float | None:
        return self.right / self.answered if self.answered else None


def topics(
    banks: Sequence[Bank],
    states: Mapping[str, QuestionState],
    memories: Mapping[str, Memory],
    now: datetime,
) -> tuple[Topic, ...]:
    """Every bank's topic, in the banks' order. What was asked but is in no bank any more is not counted."""
    members = _members(banks)
    return tuple(_topic(bank, members[bank.slug], states, memories, now) for bank in banks)


def _members(banks: Iterable[Bank]) -> Mapping[str, list[str]]:
    """The ids of each topic's questions."""
    members: defaultdict[str, list[str]] = defaultdict(list)
    for bank in banks:
        for question in bank.questions:
            for topic in _topics_of(bank, question):
                members[topic].append(question.id)
    return members


def _topics_of(bank: Bank, question: Question) -> set[str]:
    return {bank.slug, *question.topics}


def _topic(
    bank: Bank,
    questions: Sequence[str],
    states: Mapping[str, QuestionState],
    memories: Mapping[str, Memory],
    now: datetime,
) -> Topic:
    asked = [states[question] for question in questions if question in states]
    known = sum(s.last_score * memories[s.question].retrievability for s in asked if s.question in memories)
    return Topic(
        slug=bank.slug,
        title=bank.title,
        questions=len(questions),
        asked=len(asked),
        answered=sum(state.asked for state in asked),
        right=sum(state.right for state in asked),
        mastery=known / len(questions) if questions else 0.0,
        due=sum(memories[q].due <= now for q in questions if q in memories),
    )
