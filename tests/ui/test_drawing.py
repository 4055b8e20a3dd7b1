"""What fronts show: the same in each front and language, at 40 and 80 columns, with and without colour."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from adapters.samples import BODIES, bank, question, right_answer, table
from rich.console import Console

from quizzer.kinds import predict
from quizzer.model.ask import Arrange, Choose, Graded, Option, Present, Reveal, Write
from quizzer.model.text import Text, both
from quizzer.session.events import Heading, Summary, Trouble, Verdict
from quizzer.session.sitting import sitting
from quizzer.ui.blocks import Block
from quizzer.ui.draw import Canvas
from quizzer.ui.layout import lay_out
from quizzer.ui.quiz_blocks import choices, compose
from quizzer.ui.width import columns

LONG = Text(
    "Two fetches of one second each take `asyncio.gather` about one second, since both wait at once.",
    "1초짜리 요청 두 개를 `asyncio.gather`로 묶으면 둘 다 동시에 기다리므로 모두 합쳐 1초쯤 걸립니다.",
)
CODE = both("async def main():\n    return await asyncio.gather(fetch('a', 1), fetch('b', 1))  # 동시에\n")
FIGURE = Text(
    "caller ──next()──▶ generator\n       ◀──yield──", "호출자 ──next()──▶ 제너레이터\n       ◀──yield──"
)
ANSI = re.compile(r"\x1b\[[0-9;]*m")
WIDTHS = (40, 80)


def events() -> Iterator[Any]:
    """Everything that a sitting can show, right and wrong, with long texts, code and figures."""
    questions = [
        question(
            f"q-{kind}", kind, prompt=LONG, code=CODE, figure=FIGURE, explanation=LONG, answer_figure=FIGURE
        )
        for kind in BODIES
    ]
    topics = [
        bank("next-send", questions[:4], ("running-total",)),
        bank("event-loop", [replace(q, bank="event-loop") for q in questions[4:]]),
    ]
    conversation = sitting([q for b in topics for q in b.questions], table(topics))
    answer: Any = None
    asked = iter([q for b in topics for q in b.questions])
    current = None
    while True:
        try:
            event = conversation.send(answer)
        except StopIteration:
            return
        answer = None
        if isinstance(event, Heading):
            current = next(asked)
        if isinstance(event, Choose | Write | Arrange):
            answer = _answer(event, current)
        elif isinstance(event, Present | Reveal | Heading | Verdict | Summary | Trouble):
            yield event


def _answer(event: Any, current: Any) -> Any:
    match event:
        case Choose(many=True):
            return tuple(o.key for o in event.options[:2])
        case Choose():
            return right_answer(current)
        case Arrange():
            return tuple(o.key for o in event.items)
        case _:
            return "no idea"


def blocks(lang: Any) -> list[Block]:
    options = (Option("1", LONG), Option("2", CODE, is_code=True), Option("3", both("`next(gen)`")))
    every = [block for event in events() for block in compose(event, lang)]
    return [*every, *choices(options, lang), *compose(Trouble(LONG), lang)]


def drawn(lang: Any, width: int, **console: Any) -> str:
    sink = io.StringIO()
    canvas = Canvas(
        console=Console(file=sink, width=width, markup=False, emoji=False, highlight=False, **console)
    )
    canvas.draw(blocks(lang))
    return sink.getvalue()


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_terminal(lang, width):
    """Plain lines fit, and so do drawn ones."""
    lines = [
        *lay_out(blocks(lang), width),
        *ANSI.sub("", drawn(lang, width, force_terminal=True)).split("\n"),
    ]
    assert max(map(columns, lines)) <= width


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("width", WIDTHS)
def test_without_colour_the_drawn_screen_is_the_plain_text(lang, width):
    """Colour carries nothing that words and marks do not."""
    plain = [
        line.rstrip()
        for line in drawn(lang, width, force_terminal=True, no_color=True, color_system=None).split("\n")
    ]
    assert plain[:-1] == lay_out(blocks(lang), width)


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_with_colour_the_words_are_the_same(lang):
    """Only backquotes go, which colour stands for; whole words may move to another line."""
    coloured = ANSI.sub("", drawn(lang, 80, force_terminal=True, color_system="standard"))
    plain = "\n".join(lay_out(blocks(lang), 80))
    assert coloured.replace("`", "").split() == plain.replace("`", "").split()
    assert "`asyncio.gather`" in plain
    assert "`asyncio.gather`" not in coloured


def test_plain_lines_have_no_control_sequences_and_are_not_wrapped_without_a_terminal():
    """A paragraph is one line where there is no width."""
    lines = lay_out(blocks("en"), None)
    assert all(line.isprintable() for line in lines)
    assert LONG.en in lines


def test_square_brackets_are_not_markup():
    """``list[int]`` is shown as it is written."""
    sink = io.StringIO()
    present = Present(both("What is `list[int]` or [bold]x[/bold] :smile:?"))
    Canvas(console=Console(file=sink, width=80, markup=False, emoji=False, highlight=False)).draw(
        compose(present, "en")
    )
    assert "What is `list[int]` or [bold]x[/bold] :smile:?" in sink.getvalue()


def test_nothing_shown_can_steer_the_terminal():
    """Escapes in a bank, in every place where texts come from, are made visible."""
    evil = both("\x1b[2Jboo\u202e")
    bad = question(
        "\x1bq", prompt=evil, code=evil, figure=evil, explanation=evil, reference=evil.en, answer_figure=evil
    )
    graded = Graded(["1"], 0.0, (evil,), (Option("1", evil), Option("2", evil, is_code=True)), evil)
    shown = [
        Present(evil, evil, evil),
        Reveal(evil, (evil,)),
        Verdict(bad, graded),
        Heading(1, 1, evil, bad.level, evil, evil),
        Trouble(evil),
        *_summary_of(bad),
    ]
    lines = lay_out([b for event in shown for b in compose(event, "en")], 80)
    assert all(line.isprintable() for line in lines)
    assert sum("\\x1b[2Jboo" in line for line in lines) >= 12


def _summary_of(bad: Any) -> list[Summary]:
    conversation = sitting([bad], table([replace(bank("next-send", [bad]), title=both("\x1b[2Jboo"))]))
    for _ in range(2):
        next(conversation)
    next(conversation)
    conversation.send(("2",))
    next(conversation)
    return [next(conversation)]


def test_a_showing_with_values_explains_itself():
    """The explanation of a varied question is the showing's own."""
    graded = Graded("x", 1.0, (), (), explanation=both("because n is 3"))
    varied = question("varied", "predict", body=predict.Body(output=both("1")))
    text = "\n".join(lay_out(compose(Verdict(varied, graded), "en"), 80))
    assert "because n is 3" in text
    assert varied.explanation.en not in text


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("width", [*WIDTHS, None])
def test_screens(lang, width, snapshot):
    """All that is shown, as it looks."""
    assert "\n".join(lay_out(blocks(lang), width)) == snapshot
