"""``quizzer quiz`` in a real terminal, read from its screen."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from adapters.checkout import RECALL, SINGLE, Checkout, bank
from adapters.terminal import Terminal

from quizzer.store import read_store

WORDS = """\
  - id: words
    kind: short
    level: mid
    prompt: {en: Who waits?, ko: 누가 기다리나요?}
    code: |
      async def main():
          await asyncio.sleep(1)
    accept: [event loop, 이벤트 루프]
    explanation: {en: The `event loop` does., ko: "`이벤트 루프`입니다."}
    reference: PEP 3156
"""
STEPS = """\
  - id: steps
    kind: order
    level: mid
    prompt: {en: In which order?, ko: 어떤 순서인가요?}
    items:
      - text: {en: The generator is made but its body has not begun, ko: 만들어지고 본문은 아직 실행되지 않는다}
      - text: {en: next() runs it to the first yield, ko: next()가 첫 yield까지 실행한다}
      - text: {en: send() gives it a value, ko: send()가 값을 넣어 준다}
    explanation: {en: So it is., ko: 그렇습니다.}
    reference: PEP 342
"""
ALL = """\
  - id: several
    kind: multiple
    level: mid
    prompt: {en: Which are right?, ko: 옳은 것은 무엇인가요?}
    choices:
      - {text: {en: First, ko: 첫째}, right: true}
      - {text: {en: Second, ko: 둘째}, right: true}
      - {text: {en: Third, ko: 셋째}, why: {en: Not this., ko: 이것은 아닙니다.}}
    explanation: {en: So it is., ko: 그렇습니다.}
    reference: PEP 342
"""


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    made = Checkout(tmp_path_factory.mktemp("checkout"))
    entries = [WORDS, STEPS, ALL, *(SINGLE.format(id=f"a{i}") for i in range(4)), RECALL.format(id="talk")]
    made.write("one", bank("one", entries))
    return made


@contextmanager
def quiz(checkout: Checkout, home: Path, line: str, **size: int) -> Iterator[Terminal]:
    with Terminal(["quiz", *line.split()], checkout.environment(home), checkout.root, **size) as terminal:
        yield terminal


def stored(home: Path) -> dict[str, Any]:
    """Question and score of every answer of the last sitting."""
    with read_store(home / "quizzer.db") as kept:
        return {a.answered.question: a.answered.score for a in kept.sittings(1)[0].answers}


KEYS = {"en": "? hint, s skip, q stop)", "ko": "? 힌트, s 건너뛰기, q 그만)"}
NEXT = "Enter next question"


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("columns", [40, 80])
def test_a_question_and_its_verdict_on_the_screen(checkout, tmp_path, columns, lang, snapshot):
    """The whole screen while choosing, and at the end; a number key answers at once."""
    with quiz(
        checkout, tmp_path, f"--kind single --count 1 --seed 1 --lang {lang}", columns=columns
    ) as terminal:
        terminal.see(KEYS[lang])
        terminal.see("2) ")
        assert terminal.text == snapshot(name="choosing")
        terminal.type("1")
        assert terminal.end() == 0
        assert terminal.text == snapshot(name="judged")
        assert terminal.cursor_is_shown


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("columns", [40, 80])
def test_ordering_on_the_screen(checkout, tmp_path, columns, lang, snapshot):
    """Wrapped items that move; what is confirmed is what was seen."""
    with quiz(
        checkout, tmp_path, f"--kind order --count 1 --seed 1 --lang {lang}", columns=columns
    ) as terminal:
        terminal.see("3) ")
        terminal.type("3 ")
        terminal.see("■")
        assert terminal.text == snapshot(name="moving")
        terminal.type("\r")
        assert terminal.end() == 0
        assert terminal.text == snapshot(name="judged")


def test_choices_are_wrapped_anew_when_the_window_changes(checkout, tmp_path):
    """A narrower window breaks the choices between words, and what tells how to answer too."""
    with quiz(checkout, tmp_path, "--kind order --count 1 --lang en", columns=80) as terminal:
        terminal.see("The generator is made but its body has not begun")
        terminal.screen.resize(40, 40)
        terminal.process.setwinsize(40, 40)
        terminal.see("The generator is made but its body\n      has not begun")
        terminal.see("\n Press the numbers in order, or take\n one with space")
        terminal.type("q")
        assert terminal.end() == 0


def test_korean_is_typed_and_corrected(checkout, tmp_path):
    """Whole syllables come and go; the answer is right."""
    with quiz(checkout, tmp_path, "--kind short --lang ko") as terminal:
        terminal.see(KEYS["ko"])
        terminal.type("이벤트 루루")
        terminal.see("이벤트 루루")
        terminal.type("\x7f프\r")
        assert terminal.end() == 0
        assert "✓ 맞았습니다." in terminal.text
    assert stored(tmp_path) == {"words": 1.0}


def test_several_are_marked_and_a_rubric_too(checkout, tmp_path):
    """Numbers mark, Enter confirms; an open question is answered aloud and marked by oneself."""
    with quiz(checkout, tmp_path, "--kind multiple --lang ko") as terminal:
        terminal.see("○ 3)")
        assert "답이 여러 개일 수 있습니다." in terminal.text
        terminal.type("123")
        terminal.see("● 3)")
        terminal.type("\r")
        assert terminal.end() == 0
    assert stored(tmp_path) == {"several": 0.5}
    with quiz(checkout, tmp_path, "--kind recall --lang ko") as terminal:
        terminal.see(KEYS["ko"])
        terminal.type("\r")
        terminal.see("○ 4)")
        terminal.type("14\r")
        assert terminal.end() == 0
        assert "이렇게요." in terminal.text
    assert stored(tmp_path) == {"talk": 0.5}


def test_a_hint_a_skip_and_a_stop(checkout, tmp_path):
    """``?`` says how, ``s`` goes on, ``q`` ends with a summary and exit 0."""
    with quiz(checkout, tmp_path, "--kind single --count 3 --lang en") as terminal:
        terminal.see("2) ")
        terminal.type("?")
        terminal.see("Type the number of your choice.")
        terminal.type("s")
        terminal.see("2/3")
        terminal.type("2")
        terminal.see(NEXT)
        terminal.type("\r")
        terminal.see("3/3")
        terminal.type("q")
        assert terminal.end() == 0
        assert "of 1 right" in terminal.text
    assert len(stored(tmp_path)) == 1


ASKING = {"single": "2) ", "short": KEYS["en"], "order": "3) ", "multiple": "○ 3)"}


@pytest.mark.parametrize("kind", ASKING)
@pytest.mark.parametrize(
    ("stop", "code"), [("\x03", 130), ("\x04", 130), (signal.SIGTERM, 143), (signal.SIGINT, 130)]
)
def test_wherever_it_is_stopped_the_terminal_is_as_before(checkout, tmp_path, kind, stop, code):
    """Ctrl-C, Ctrl-D and signals, in a list and in a line of text: cooked mode, cursor shown, a summary."""
    with quiz(checkout, tmp_path, f"--kind {kind} --count 1 --lang en") as terminal:
        terminal.see(ASKING[kind])
        assert not terminal.is_cooked()
        if isinstance(stop, str):
            terminal.type(stop)
        else:
            terminal.process.kill(stop)
        terminal.see("Nothing was answered.")
        terminal.drain()
        assert terminal.is_cooked()
        assert terminal.end() == code
        assert terminal.cursor_is_shown
        assert "Traceback" not in terminal.sent


def test_a_signal_after_three_answers_keeps_them(checkout, tmp_path):
    """Interactive or not: what was judged is stored."""
    with quiz(checkout, tmp_path, "--kind single --count 4 --lang en", rows=80) as terminal:
        for place in range(1, 4):
            terminal.see(f"{place}/4")
            terminal.type("1")
            terminal.see(NEXT)
            terminal.type("\r")
        terminal.see("4/4")
        terminal.process.kill(signal.SIGTERM)
        assert terminal.end() == 143
        assert "of 3 right" in terminal.text
    assert len(stored(tmp_path)) == 3


def test_a_terminal_that_goes_away_keeps_the_answers(checkout, tmp_path):
    """A closed window hangs up: the answer given is stored, and the process ends."""
    with quiz(checkout, tmp_path, "--kind single --count 4 --lang en") as terminal:
        terminal.see("2) ")
        terminal.type("1")
        terminal.see(NEXT)
        terminal.hang_up()
    assert len(stored(tmp_path)) == 1


def test_keys_typed_ahead_answer_nothing_but_the_question_that_is_read(checkout, tmp_path):
    """Three numbers at once: the first answers, the others wait for no question that comes later."""
    with quiz(checkout, tmp_path, "--kind single --count 2 --lang en") as terminal:
        terminal.see("2) ")
        terminal.type("122")
        terminal.see(NEXT)
        terminal.type("\r")
        terminal.see("2/2")
        terminal.type("q")
        assert terminal.end() == 0
        assert "1 not answered." in terminal.text
    assert len(stored(tmp_path)) == 1


def test_a_verdict_may_be_the_last_thing_read(checkout, tmp_path):
    """``q`` after a verdict stops there, and the line that asked for Enter is gone."""
    with quiz(checkout, tmp_path, "--kind single --count 2 --lang en") as terminal:
        terminal.see("2) ")
        terminal.type("1")
        terminal.see(NEXT)
        terminal.type("q")
        assert terminal.end() == 0
        assert "1 not answered." in terminal.text
        assert NEXT not in terminal.text
        assert "2/2" not in terminal.text


@pytest.mark.parametrize(
    ("line", "how"),
    [
        ("quiz", {"TERM": "dumb"}),
        ("quiz", {"TERM": ""}),
        ("quiz --plain", {}),
        ("--plain quiz", {}),
    ],
)
def test_a_simple_terminal_gets_lines_without_control_sequences(checkout, tmp_path, line, how):
    """TERM=dumb, no TERM, or ``--plain``: lines wrapped to the terminal, and a prompt."""
    environment = {**checkout.environment(tmp_path), **how}
    arguments = [*line.split(), "--kind", "single", "--count", "1", "--lang", "ko"]
    with Terminal(arguments, environment, checkout.root, columns=40) as t:
        t.see("\n1-2>")
        t.type("1\r")
        assert t.end() == 0
        assert "\x1b" not in t.sent
        assert "1문제 중" in t.text


def test_no_color_is_respected(checkout, tmp_path):
    """With NO_COLOR no colour is set, and code keeps its backquotes."""
    environment = {**checkout.environment(tmp_path), "NO_COLOR": "1"}
    with Terminal(["quiz", "--kind", "short", "--lang", "en"], environment, checkout.root) as terminal:
        terminal.see(KEYS["en"])
        terminal.type("no idea\r")
        assert terminal.end() == 0
        assert "`event loop`" in terminal.text
        assert not any(f"\x1b[{n}m" in terminal.sent for n in range(30, 50))
        assert "38;5" not in terminal.sent
