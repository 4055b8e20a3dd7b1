"""The driver: what a front returns or raises, and what becomes of it."""

import os
import signal
from collections.abc import Iterator

import pytest
from adapters.samples import bank, question, table
from adapters.scripted import Scripted

from quizzer.model.ask import Skipped, Stopped
from quizzer.model.errors import UserError
from quizzer.model.record import Answered
from quizzer.model.text import Text
from quizzer.session.events import Summary, Trouble, Verdict
from quizzer.session.sitting import Sitting, sitting
from quizzer.ui.answers import Quit
from quizzer.ui.front import Ending, drive
from quizzer.ui.stops import Stops

QUESTIONS = [question(f"q{i}") for i in range(4)]


def begun() -> Sitting:
    return sitting(QUESTIONS, table([bank("next-send", QUESTIONS)]))


@pytest.fixture
def stops() -> Iterator[Stops]:
    stops = Stops()
    with stops.installed():
        yield stops


@pytest.mark.parametrize(
    ("reason", "ending", "code"),
    [
        (Quit(), Ending.WISHED, 0),
        (Stopped(), Ending.INTERRUPTED, 130),
        (EOFError(), Ending.INTERRUPTED, 130),
        (KeyboardInterrupt(), Ending.INTERRUPTED, 130),
        (OSError(5, "Input/output error"), Ending.INTERRUPTED, 130),
    ],
)
def test_whatever_ends_a_sitting_keeps_what_was_answered(stops, reason, ending, code):
    """Two answers are stored and summed up; the ending has its exit code."""
    stored: list[Answered] = []
    front = Scripted([("1",), ("2",), reason])
    assert drive(begun(), front, stored.append, stops) is ending
    assert ending.exit_code == code
    assert [a.question for a in stored] == ["q0", "q1"]
    assert front.of(Summary)[0].answered == 2


def test_a_sitting_to_its_end_is_done(stops):
    """All asked: exit code 0."""
    stored: list[Answered] = []
    assert drive(begun(), Scripted([("1",)] * 4), stored.append, stops) is Ending.DONE
    assert len(stored) == 4


def test_skipping_goes_on(stops):
    """A skipped question is not stored."""
    stored: list[Answered] = []
    drive(begun(), Scripted([Skipped(), ("1",), Skipped(), ("1",)]), stored.append, stops)
    assert [a.question for a in stored] == ["q1", "q3"]


def test_an_answer_is_stored_before_its_verdict_is_shown(stops):
    """When the verdict reaches the front, the answer has been recorded."""
    stored: list[Answered] = []
    front = Scripted([("1",)] * 4)
    seen: list[int] = []
    show = front.show
    front.show = lambda event: (
        seen.append(len(stored)) if isinstance(event, Verdict) else None,
        show(event),
    )[1]
    drive(begun(), front, stored.append, stops)
    assert seen == [1, 2, 3, 4]


def test_a_failing_store_is_said_at_once_and_the_sitting_goes_on(stops):
    """Each answer that is not stored is a line of trouble, before the verdict."""

    def refuse(_: Answered) -> None:
        raise UserError(Text("disk full, this answer is not stored", "디스크가 가득 차 저장하지 못했습니다"))

    front = Scripted([("1",)] * 4)
    assert drive(begun(), front, refuse, stops) is Ending.DONE
    kinds = [type(e) for e in front.shown if isinstance(e, Trouble | Verdict)]
    assert kinds == [Trouble, Verdict] * 4


@pytest.mark.parametrize(
    ("signum", "ending"),
    [
        (signal.SIGINT, Ending.INTERRUPTED),
        (signal.SIGTERM, Ending.TERMINATED),
        (signal.SIGHUP, Ending.INTERRUPTED),
    ],
)
def test_a_signal_while_asking_ends_the_sitting(stops, signum, ending):
    """The signal is raised where the person is asked."""
    stored: list[Answered] = []
    front = Scripted([("1",), lambda _: signal.raise_signal(signum)])
    assert drive(begun(), front, stored.append, stops) is ending
    assert len(stored) == 1
    assert front.of(Summary)[0].answered == 1


def test_a_signal_while_storing_waits_until_it_is_stored(stops):
    """Storing is never cut in two; the sitting ends right after it."""
    stored: list[Answered] = []

    def record(answered: Answered) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        stored.append(answered)

    front = Scripted([("1",)] * 4)
    assert drive(begun(), front, record, stops) is Ending.TERMINATED
    assert [a.question for a in stored] == ["q0"]
    assert front.of(Summary)[0].answered == 1


def test_a_front_that_is_gone_ends_quietly(stops):
    """When not even the summary can be shown, that is the end: no exception, no loop."""
    front = Scripted([])

    def gone(_event: object) -> None:
        raise BrokenPipeError

    front.show = gone
    assert drive(begun(), front, lambda _: None, stops) is Ending.INTERRUPTED


def test_handlers_are_put_back():
    """After the block signals do what they did before."""
    before = signal.getsignal(signal.SIGTERM)
    with Stops().installed():
        assert signal.getsignal(signal.SIGTERM) != before
    assert signal.getsignal(signal.SIGTERM) == before


def test_a_signal_that_was_ignored_stays_ignored(stops):
    """Under nohup a hang-up does not end the sitting."""
    hung_up = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with Stops().installed():
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, hung_up)
