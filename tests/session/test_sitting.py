"""A sitting, without a front: what it yields, and what comes of what is sent or thrown."""

from typing import Any

import pytest
from adapters.samples import BODIES, bank, question, right_answer, table

from quizzer.kinds import Deal, Ran, predict
from quizzer.model.ask import Arrange, Choose, Present, Reveal, Skipped, Stopped, Write
from quizzer.model.errors import UserError
from quizzer.model.text import Text, both
from quizzer.session.choose import own_randomness
from quizzer.session.events import Again, Heading, Record, Summary, Trouble, Verdict
from quizzer.session.sitting import Sitting, Table, sitting

ASKS = Choose | Write | Arrange


def begun(*questions: Any, challenges: tuple[str, ...] = ()) -> Sitting:
    banks = [
        bank(slug, [q for q in questions if q.bank == slug], challenges)
        for slug in {q.bank: 0 for q in questions}
    ]
    return sitting(questions, table(banks))


def until(kind: Any, conversation: Sitting) -> Any:
    """Goes on, answering nothing, to the next event of a kind."""
    event = next(conversation)
    while not isinstance(event, kind):
        event = next(conversation)
    return event


def played(conversation: Sitting, answers: list[Any]) -> list[Any]:
    """All events, with these answers (exceptions are thrown) handed in where something is asked."""
    script, events, answer = iter(answers), [], None
    while True:
        try:
            event = conversation.throw(answer) if isinstance(answer, Exception) else conversation.send(answer)
        except StopIteration:
            return events
        events.append(event)
        answer = next(script) if isinstance(event, ASKS) else None


@pytest.mark.parametrize("kind", [k for k in BODIES if k != "recall"])
def test_a_right_answer_of_each_kind_is_recorded_before_its_verdict(kind):
    """Heading, the question, Record with score 1.0, Verdict, Summary: in this order."""
    asked = question("q", kind)
    events = played(begun(asked), [right_answer(asked)])
    names = [type(e).__name__ for e in events]
    assert names[0] == "Heading"
    assert names[-3:] == ["Record", "Verdict", "Summary"]
    assert events[-3].answered.score == 1.0
    assert events[-2].graded.right


def test_a_recall_question_is_written_revealed_and_marked():
    """Writing nothing is fine, and so is marking half: the score is the share."""
    events = played(begun(question("talk", "recall")), ["", ("1", "3")])
    asks = [e for e in events if isinstance(e, ASKS | Reveal)]
    assert [type(a) for a in asks] == [Write, Reveal, Choose]
    assert asks[0].may_be_empty
    assert asks[2].may_be_empty
    assert events[-3].answered.score == 0.5


def test_the_heading_says_where_one_is():
    """Place, total, topic, level, kind and hint of each question."""
    headings = [
        e
        for e in played(begun(question("a"), question("b", "short")), [("1",), "x"])
        if isinstance(e, Heading)
    ]
    assert [(h.place, h.total) for h in headings] == [(1, 2), (2, 2)]
    assert headings[1].bank == Text("On next-send", "next-send 이야기")
    assert headings[1].kind == Text("Short answer", "단답")


def test_what_is_recorded_is_what_was_asked_and_given():
    """An ``Answered`` carries the question's identity, the answer and the time it took."""
    asked = question("q", topics=("gather",))
    times = iter([10.0, 12.5])
    at_table = Table([bank("next-send", [asked])], table([]).deal, lambda: next(times))
    (record,) = [e for e in played(sitting([asked], at_table), [("2",)]) if isinstance(e, Record)]
    answered = record.answered
    assert (answered.question, answered.revision, answered.bank) == ("q", asked.revision, "next-send")
    assert (answered.topics, answered.kind, answered.level) == (("gather",), "single", "mid")
    assert (answered.given, answered.score, answered.seconds) == (["2"], 0.0, 2.5)


def test_a_skipped_question_is_not_recorded_and_the_next_is_asked():
    """Skipping is no answer."""
    events = played(begun(question("a"), question("b")), [Skipped(), ("1",)])
    assert [e.answered.question for e in events if isinstance(e, Record)] == ["b"]
    assert events[-1].answered == 1
    assert events[-1].total == 2


@pytest.mark.parametrize("kind", BODIES)
def test_stopping_anywhere_sums_up_what_was_answered(kind):
    """Wherever ``Stopped`` is thrown, the next event is the Summary, and then it is over."""
    first, second = question("first"), question("second", kind)
    length = len(played(begun(first, second), [("1",), *_some_answers(second)])) - 1
    for cut in range(1, length):
        conversation = begun(first, second)
        script, answer, records = iter([("1",), *_some_answers(second)]), None, 0
        for _ in range(cut):
            event = conversation.send(answer)
            records += isinstance(event, Record)
            answer = next(script) if isinstance(event, ASKS) else None
        summed_up = conversation.throw(Stopped())
        assert isinstance(summed_up, Summary)
        assert summed_up.answered == records
        assert list(conversation) == []


def _some_answers(asked: Any) -> list[Any]:
    return ["", ("1",)] if asked.kind == "recall" else [right_answer(asked)]


def test_the_summary_counts_by_topic_and_names_what_to_look_at_again():
    """Score is a mean; wrong answers come with place, prompt and reference; challenges are the asked banks'."""
    questions = [question("a"), question("b"), question("c", bank="gather", reference="PEP 3156")]
    events = played(begun(*questions, challenges=("running-total",)), [("1",), ("1",), ("2",)])
    summary = events[-1]
    assert (summary.total, summary.answered, summary.right) == (3, 3, 2)
    assert summary.score == pytest.approx(2 / 3)
    assert [(t.title.en, t.right, t.answered) for t in summary.topics] == [
        ("On next-send", 2, 2),
        ("On gather", 0, 1),
    ]
    assert summary.again == (Again(3, questions[2].prompt, "PEP 3156"),)
    assert summary.challenges == ("running-total",)


def test_what_is_practised_first_is_what_went_worst():
    """One challenge of each topic in turn, beginning with the topic with the lowest score; each challenge once."""
    good, bad = question("good"), question("bad", bank="gather")
    banks = [bank("next-send", [good], ("feed", "both")), bank("gather", [bad], ("timed", "both"))]
    events = played(sitting([good, bad], table(banks)), [("1",), ("2",)])
    assert events[-1].challenges == ("timed", "feed", "both")


def test_what_to_look_at_again_is_what_was_shown():
    """A prompt with values drawn for this showing is remembered with them."""
    body = predict.Body(vary={"n": (3, 4)})
    varied = question("v", "predict", prompt=both("{{n}} jobs?"), code=both("print({{n}})"), body=body)
    deal = Deal(own_randomness(1, varied), lambda code: Ran(code))
    events = played(sitting([varied], Table([bank("next-send", [varied])], lambda _: deal, float)), ["wrong"])
    present = next(e for e in events if isinstance(e, Present))
    assert present.prompt in (both("3 jobs?"), both("4 jobs?"))
    assert [a.prompt for a in events[-1].again] == [present.prompt]


def test_a_question_that_cannot_be_asked_is_said_and_passed_over():
    """A sandbox that cannot run a snippet costs one question, not the sitting."""
    varied = question("varied", "predict", body=BODIES["predict"].__class__(vary={"n": (1, 2)}))
    events = played(begun(varied, question("next")), [("1",)])
    assert isinstance(events[1], Trouble)
    assert [e.answered.question for e in events if isinstance(e, Record)] == ["next"]


def test_a_runner_that_refuses_is_said_in_its_own_words():
    """A ``UserError`` from the sandbox is one line in the sitting."""

    def refuse(_code: str) -> Ran:
        raise UserError(Text("no sandbox", "샌드박스 없음"))

    varied = question("varied", "predict", body=BODIES["predict"].__class__(vary={"n": (1, 2)}))
    at_table = Table([bank("next-send", [varied])], lambda q: Deal(own_randomness(1, q), refuse), float)
    events = played(sitting([varied], at_table), [])
    assert events[1] == Trouble(Text("no sandbox", "샌드박스 없음"))
    assert events[-1].answered == 0


def test_the_verdict_of_a_question_names_it():
    """The front finds explanation and reference in the question."""
    asked = question("q")
    (verdict,) = [e for e in played(begun(asked), [("1",)]) if isinstance(e, Verdict)]
    assert verdict.question is asked
