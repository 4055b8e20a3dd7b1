"""Figures per topic, from states that are written out by hand."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from quizzer.model.question import Bank, Level, Question
from quizzer.model.record import QuestionState
from quizzer.model.text import both
from quizzer.schedule import Memory
from quizzer.stats import Topic, topics

NOW = datetime(2026, 3, 1, tzinfo=UTC)
LATER = NOW + timedelta(days=1)


def question(slug: str, bank: str, *others: str) -> Question:
    return Question(
        id=slug,
        bank=bank,
        kind="single",
        level=Level.MID,
        topics=others,
        claims=(),
        prompt=both("?"),
        code=None,
        figure=None,
        explanation=both("!"),
        answer_figure=None,
        reference="PEP 342",
        pythons="",
        follow_up=None,
        revision="r",
        body=None,
    )


def bank(slug: str, *questions: Question) -> Bank:
    return Bank(slug, both(slug.upper()), 1, (), questions)


def state(slug: str, **changes: Any) -> QuestionState:
    fields: dict[str, Any] = {
        "question": slug,
        "revision": "r",
        "bank": "b",
        "asked": 2,
        "right": 1,
        "score": 1.5,
        "streak": 1,
        "last_score": 1.0,
        "first": NOW,
        "last": NOW,
    }
    return QuestionState(**(fields | changes))


SEND = bank("send", question("s1", "send"), question("s2", "send", "gather"), question("s3", "send"))
GATHER = bank("gather", question("g1", "gather"))


def test_a_topic_that_was_never_asked_has_no_accuracy_and_no_mastery() -> None:
    """Nothing answered is nothing known, not 0 of 0."""
    (send,) = topics([SEND], {}, {}, NOW)
    assert send == Topic("send", both("SEND"), 3, 0, 0, 0, 0.0, 0)
    assert send.accuracy is None


def test_mastery_is_last_scores_weighted_by_memory_over_all_questions() -> None:
    """Right yesterday and half forgotten is half mastered; never asked is not mastered at all."""
    states = {"s1": state("s1"), "s2": state("s2", last_score=0.5)}
    memories = {"s1": Memory(LATER, 0.8), "s2": Memory(LATER, 1.0)}
    (send,) = topics([SEND], states, memories, NOW)
    assert send.mastery == pytest.approx((1.0 * 0.8 + 0.5 * 1.0 + 0.0) / 3)


def test_a_question_counts_in_each_of_its_topics_once() -> None:
    """A question that names another bank's topic is that topic's question too."""
    both_named = bank("twice", question("t1", "twice", "twice"))
    send, gather, twice = topics([SEND, GATHER, both_named], {"s2": state("s2")}, {}, NOW)
    assert [(t.slug, t.questions, t.asked) for t in (send, gather, twice)] == [
        ("send", 3, 1),
        ("gather", 2, 1),
        ("twice", 1, 0),
    ]


def test_accuracy_counts_every_answer() -> None:
    """Right answers among all, not only the last of each question."""
    states = {"s1": state("s1", asked=3, right=2), "s3": state("s3", asked=1, right=1)}
    (send,) = topics([SEND], states, {}, NOW)
    assert (send.asked, send.answered, send.right, send.accuracy) == (2, 4, 3, 0.75)


def test_due_counts_what_has_come() -> None:
    """Due now is due; due tomorrow and never asked are not."""
    memories = {"s1": Memory(NOW, 0.9), "s2": Memory(LATER, 1.0), "gone": Memory(NOW, 0.1)}
    send, gather = topics([SEND, GATHER], {}, memories, NOW)
    assert (send.due, gather.due) == (1, 0)


def test_what_is_in_no_bank_any_more_is_not_counted() -> None:
    """A removed question stays in the history and leaves the figures."""
    (send,) = topics([SEND], {"gone": state("gone")}, {"gone": Memory(NOW, 1.0)}, NOW)
    assert (send.answered, send.mastery, send.due) == (0, 0.0, 0)


def test_an_empty_bank_is_a_topic_without_questions() -> None:
    """Every entry of a bank may be left out for its mistakes; that is no division by zero."""
    assert topics([bank("new")], {}, {}, NOW) == (Topic("new", both("NEW"), 0, 0, 0, 0, 0.0, 0),)
