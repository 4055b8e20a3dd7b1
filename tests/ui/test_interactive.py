"""The keys of the interactive front, through prompt_toolkit's own parser and without a terminal."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from adapters.samples import question
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from quizzer.model.ask import Arrange, Choose, Graded, Option, Skipped, Write
from quizzer.model.question import Level
from quizzer.model.text import Text, both
from quizzer.session.events import Heading, Verdict
from quizzer.ui.answers import Quit
from quizzer.ui.draw import Canvas
from quizzer.ui.interactive import Interactive
from quizzer.ui.stops import Stops

OPTIONS = tuple(Option(key, both(f"`{key}` and so on")) for key in ("w", "x", "y", "z"))
ONE, MANY = Choose(OPTIONS), Choose(OPTIONS, many=True)
HINT = Text("This is how.", "이렇게 하세요.")
UP, DOWN, ENTER, BACK = "\x1b[A", "\x1b[B", "\r", "\x7f"


def typed(keys: str, ask: Callable[[Interactive], Any]) -> tuple[Any, str]:
    """What asking returns for these keys, and what was shown."""
    sink = io.StringIO()
    canvas = Canvas(console=Console(file=sink, width=40, markup=False, emoji=False, highlight=False))
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(keys)
        front = Interactive("en", canvas, Stops(), output=DummyOutput())
        front.show(Heading(1, 1, both("t"), Level.MID, both("k"), HINT))
        return ask(front), sink.getvalue()


def chosen(keys: str, ask: Choose = ONE) -> Any:
    return typed(keys, lambda front: front.choose(ask))[0]


def arranged(keys: str) -> str:
    return "".join(typed(keys, lambda front: front.arrange(Arrange(OPTIONS)))[0])


def written(keys: str, *, may_be_empty: bool = False) -> str:
    return typed(keys, lambda front: front.write(Write(may_be_empty=may_be_empty)))[0]


@pytest.mark.parametrize(
    ("keys", "key"),
    [
        ("1", "w"),
        ("3", "y"),
        ("a", "w"),
        ("d", "z"),
        ("ㅁ", "w"),
        ("ㅠ", "x"),
        ("ㅊ", "y"),
        ("ㅇ", "z"),
        (ENTER, "w"),
        (DOWN + DOWN + ENTER, "y"),
        (UP + ENTER, "z"),
        ("jj" + ENTER, "y"),
        ("ㅓㅓㅏ" + ENTER, "x"),
        ("9" + "i" + "2", "x"),
    ],
)
def test_one_choice(keys, key):
    """Numbers and letters answer at once, from either layout; arrows move and Enter answers."""
    assert chosen(keys) == (key,)


@pytest.mark.parametrize(
    ("keys", "marked"),
    [
        ("13" + ENTER, "wy"),
        (" " + DOWN + " " + ENTER, "wx"),
        ("131" + ENTER, "y"),
        ("ad" + ENTER, "wz"),
        ("ㅁㅇ" + ENTER, "wz"),
        ("i9" + "2" + ENTER, "x"),
    ],
)
def test_several_choices(keys, marked):
    """Space, numbers and letters mark and unmark; nothing inverts or marks all by surprise."""
    assert "".join(chosen(keys, MANY)) == marked


def test_marking_nothing_is_no_answer_unless_it_is_one():
    """Enter without a mark stays; of a rubric it means none."""
    assert chosen(ENTER + "2" + ENTER, MANY) == ("x",)
    assert chosen(ENTER, Choose(OPTIONS, many=True, may_be_empty=True)) == ()


def test_equal_looking_options_are_told_apart():
    """Marks go by key, not by text."""
    twins = Choose((Option("1", both("same")), Option("2", both("same"))), many=True)
    assert chosen("2" + ENTER, twins) == ("2",)


@pytest.mark.parametrize(
    ("keys", "order"),
    [
        (ENTER, "wxyz"),
        ("3142" + ENTER, "ywzx"),
        ("4" + ENTER, "zwxy"),
        (" " + DOWN + DOWN + ENTER, "xywz"),
        (DOWN + " " + UP + " " + DOWN + ENTER, "xwyz"),
        ("ㅊ" + ENTER, "ywxz"),
        ("3142" + "4321" + ENTER, "zyxw"),
        ("33" + ENTER, "ywxz"),
    ],
)
def test_ordering(keys, order):
    """Numbers name the items in order; space takes one and arrows move it; Enter confirms what is seen."""
    assert arranged(keys) == order


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("StopIteration" + ENTER, "StopIteration"),
        ("이벤트 루프" + ENTER, "이벤트 루프"),
        ("코루틴틴" + BACK + ENTER, "코루틴"),
        ("sqs" + ENTER, "sqs"),
        ("=s" + ENTER, "s"),
        (ENTER + "x" + ENTER, "x"),
    ],
)
def test_text(keys, text):
    """A line of text, Korean too, edited as lines are; a stray Enter asks again."""
    assert written(keys) == text


def test_an_empty_text_is_an_answer_where_it_is_one():
    """An open question is answered aloud."""
    assert written(ENTER, may_be_empty=True) == ""


ASKS = {
    "one": lambda front: front.choose(ONE),
    "many": lambda front: front.choose(MANY),
    "order": lambda front: front.arrange(Arrange(OPTIONS)),
}
LEAVING = [
    ("s", Skipped),
    ("ㄴ", Skipped),
    ("q", Quit),
    ("ㅂ", Quit),
    ("\x03", KeyboardInterrupt),
    ("\x04", EOFError),
]


@pytest.mark.parametrize("ask", ASKS.values(), ids=ASKS)
@pytest.mark.parametrize(("keys", "reason"), LEAVING)
def test_lists_are_left_by_a_key(ask, keys, reason):
    """Skip, stop, Ctrl-C and Ctrl-D work wherever no text is typed."""
    with pytest.raises(reason):
        typed(keys, ask)


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        ("s\r", Skipped),
        ("q\r", Quit),
        ("\x03", KeyboardInterrupt),
        ("half\x03", KeyboardInterrupt),
        ("\x04", EOFError),
    ],
)
def test_a_text_is_left_by_a_line(keys, reason):
    """Where text is typed, a line of its own."""
    with pytest.raises(reason):
        written(keys)


@pytest.mark.parametrize("ask", [ONE, MANY])
def test_a_hint_is_shown_and_it_is_asked_again(ask):
    """``?`` is no answer."""
    keys, shown = typed("?2" + ENTER, lambda front: front.choose(ask))
    assert keys == ("x",)
    assert HINT.en in shown


def test_a_hint_loses_no_marks():
    """What was marked before ``?`` is marked after it."""
    assert chosen("13?" + ENTER, MANY) == ("w", "y")


def test_a_hint_in_text_and_order():
    """``?`` works there as well, and an order begun goes on."""
    text, shown = typed("?\rx\r", lambda front: front.write(Write()))
    assert (text, HINT.en in shown) == ("x", True)
    assert arranged("3?4" + ENTER) == "yzwx"


@pytest.mark.parametrize(
    ("keys", "ask", "line"),
    [
        ("2", lambda front: front.choose(ONE), "» 2) `x` and so on"),
        ("이벤트 루프\r", lambda front: front.write(Write()), "» 이벤트 루프"),
        ("\r", lambda front: front.write(Write(may_be_empty=True)), "» (aloud)"),
    ],
)
def test_the_answer_stays_on_the_screen(keys, ask, line):
    """The prompt goes away; what was chosen is said with its number, what was typed as it was typed."""
    assert line in typed(keys, ask)[1]


GRADED = Graded(["1"], 1.0, (), ())


def judged(front: Interactive, place: int, total: int) -> None:
    front.show(Heading(place, total, both("t"), Level.MID, both("k"), HINT))
    front.show(Verdict(question("q"), GRADED))


def test_after_a_verdict_only_enter_goes_on():
    """A number, a letter or ``s`` typed once too often is neither an answer nor a skip; the next key is."""

    def two(front: Interactive) -> Any:
        judged(front, 1, 2)
        return front.choose(ONE)

    assert typed("1aㅁs?3" + ENTER + "2", two)[0] == ("x",)
    assert typed("4 3", two)[0] == ("y",)


def test_after_the_last_verdict_nothing_is_waited_for():
    """What follows is the result, and no question that a key could answer."""
    assert typed("", lambda front: judged(front, 2, 2))[0] is None


@pytest.mark.parametrize(
    ("key", "reason"), [("q", Quit), ("ㅂ", Quit), ("\x03", KeyboardInterrupt), ("\x04", EOFError)]
)
def test_after_a_verdict_one_may_stop(key, reason):
    """The same keys as everywhere."""
    with pytest.raises(reason):
        typed(key, lambda front: judged(front, 1, 2))
