"""``challenge watch`` in a real terminal, read from its screen."""

import os
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from adapters.checkout import Checkout
from adapters.family import Family, busy_guests, judges, until
from adapters.tasks import ENDLESS, counting, save, write_challenge
from adapters.terminal import Terminal

from quizzer.store import read_store
from quizzer.ui.screen import END, LEAVE
from quizzer.ui.width import columns as wide

KEYS = {"en": "r run", "ko": "r 다시 채점"}
QUIT = {"en": "q quit", "ko": "q 끝내기"}
FAILED = {"en": "✗ failed", "ko": "✗ 실패"}
PASSED = {"en": "✓ passed", "ko": "✓ 통과"}


class Screen(Terminal):
    """What is seen is a whole frame, never half of one."""

    def see(self, wanted: str) -> str:
        while True:
            screen = super().see(wanted)
            if self.sent.endswith(END):
                return screen
            assert self._read(), f"ended in the middle of a frame:\n{screen}"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    made = Checkout(tmp_path_factory.mktemp("checkout"))
    write_challenge(made.root / "challenges", "counting", order=1)
    write_challenge(made.root / "challenges", "counting-again", order=2)
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "work" / "counting.py"
    file.parent.mkdir()
    file.write_text(counting(second=3), encoding="utf-8")
    return file


@contextmanager
def watch(
    checkout: Checkout, file: Path, line: str = "", *, lang: str = "en", **size: int
) -> Iterator[Terminal]:
    arguments = ["challenge", "watch", "counting", "--file", file.name, "--lang", lang, *line.split()]
    environment = checkout.environment(file.parent.parent / "home")
    with Screen(arguments, environment, file.parent, **size) as terminal:
        yield terminal


def verdicts(file: Path) -> list[str]:
    with read_store(file.parent.parent / "home" / "quizzer.db") as kept:
        return [a.attempt.verdict for a in reversed(kept.attempts())]


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("columns", [40, 80])
def test_saves_are_followed_by_verdicts(checkout, file, columns, lang):
    """From a failure over another to a pass, by renaming: each with what changed, the keys always below."""
    with watch(checkout, file, lang=lang, columns=columns) as terminal:
        terminal.see(FAILED[lang])
        save(file, counting(hello="bye"))
        screen = terminal.see({"en": "now fails: hello() says hello", "ko": "이제 실패: hello()는"}[lang])
        assert {"en": "now passes: 2 comes after 1", "ko": "이제 통과: 1 다음은 2이다"}[lang] in screen
        assert KEYS[lang] in screen
        assert QUIT[lang] in screen.splitlines()[-1]
        assert max(wide(line) for line in screen.splitlines()) <= columns
        save(file, counting())
        screen = terminal.see(PASSED[lang])
        assert {"en": "✓ 2 comes after 1", "ko": "✓ 1 다음은 2이다"}[lang] in screen
        assert KEYS[lang] in screen
        terminal.type("q" if lang == "en" else "ㅂ")
        assert terminal.end() == 0
    assert verdicts(file) == ["failed", "failed", "passed"]


def test_keys_are_obeyed_while_a_run_goes_on(checkout, file):
    """A run that takes its whole CPU second: the old verdict can be read meanwhile, and keys are not lost."""
    with watch(checkout, file) as terminal:
        terminal.see("watching")
        save(file, ENDLESS)
        terminal.see("judging…")
        terminal.type("p")
        assert "✗ failed" in terminal.see("✓ The count begins with 1")
        terminal.see("✗ timed out")
        assert verdicts(file) == ["failed", "timed_out"]
        save(file, counting(second=4))
        terminal.see("✓ now passes: The count begins with 1")
        assert "✓ hello() says hello" in terminal.text, "p stays in force"


def test_r_runs_again(checkout, file):
    """Without a change; it is an attempt, too."""
    with watch(checkout, file) as terminal:
        terminal.see("watching")
        terminal.type("r")
        terminal.see("still failing: 1")
        terminal.type("q")
        assert terminal.end() == 0
    assert verdicts(file) == ["failed", "failed"]


def test_a_hint_and_the_solution(checkout, file):
    """``h`` hints; ``s`` says the price and takes no for an answer; paid for, it is shown and remembered."""
    home = file.parent.parent / "home"
    with watch(checkout, file) as terminal:
        terminal.see("watching")
        terminal.type("h")
        terminal.see("» By how much does your count grow?")
        terminal.type("s")
        assert "y yes" in terminal.see("Not solved yet.").splitlines()[-1]
        terminal.type("x")
        terminal.see("r run")
        terminal.type("sy")
        assert "yield 'hello'" in terminal.see("# The reference, with commentary.")
        terminal.type("s")
        terminal.see("» By how much")
        save(file, counting())
        terminal.see("✓ passed")
        terminal.type("q")
        assert terminal.end() == 0
    with read_store(home / "quizzer.db") as kept:
        assert list(kept.solutions_shown()) == ["counting"]
        assert list(kept.solved()) == ["counting"]


def test_after_a_pass_the_solution_is_free(checkout, file):
    """Nothing is asked and nothing is remembered against anybody."""
    file.write_text(counting(), encoding="utf-8")
    with watch(checkout, file) as terminal:
        terminal.see("✓ passed")
        terminal.type("s")
        terminal.see("# The reference, with commentary.")
    with read_store(file.parent.parent / "home" / "quizzer.db") as kept:
        assert kept.solutions_shown() == {}


def test_n_goes_on_to_the_next_challenge(checkout, file):
    """Its starter is put into a directory beside the file and watched; solved, there is none left but this."""
    file.write_text(counting(), encoding="utf-8")
    with watch(checkout, file) as terminal:
        terminal.see("✓ passed")
        terminal.type("n")
        terminal.see("│ counting-again │ counting_again.py")
        terminal.see("✗ failed")
        following = file.parent / "counting-again" / "counting_again.py"
        save(following, counting())
        terminal.see("✓ passed")
        terminal.type("n")
        terminal.see("Every other challenge is solved.")
        terminal.type("q")
        assert terminal.end() == 0
    assert verdicts(file) == ["passed", "failed", "passed"]


def test_what_happens_to_the_file_is_said(checkout, file):
    """Deleted, a directory, then good again: a line each, and a verdict at the end."""
    with watch(checkout, file) as terminal:
        terminal.see("watching")
        file.unlink()
        assert "✗ failed" in terminal.see("! cannot use counting.py: No such file or directory.")
        file.mkdir()
        terminal.see("! counting.py is not a file.")
        file.rmdir()
        file.write_text(counting(), encoding="utf-8")
        assert "!" not in terminal.see("✓ passed")


def test_a_new_size_is_drawn_at_once(checkout, file):
    """From 80 columns to 40: everything wraps anew, the keys on more lines."""
    with watch(checkout, file, columns=80, rows=24) as terminal:
        terminal.see("watching")
        terminal.screen.resize(20, 40)
        terminal.screen.reset()
        terminal.process.setwinsize(20, 40)
        screen = terminal.see("q quit")
        assert "q quit" not in next(line for line in screen.splitlines() if "r run" in line)
        assert max(map(wide, screen.splitlines())) <= 40


def test_a_long_report_is_scrolled(checkout, file):
    """In ten rows: the rule says where one is, arrows and page keys move, the keys stay."""
    file.write_text(counting(first=7, second=7, hello=7), encoding="utf-8")
    with watch(checkout, file, columns=60, rows=10) as terminal:
        (lines,) = re.findall(r" 1–7 / (\d+) ", terminal.see(" 1–7 / "))
        terminal.type("\x1b[B")
        terminal.see(" 2–8 / ")
        terminal.type("\x1b[F")
        screen = terminal.see(f"–{lines} / {lines} ")
        assert "q quit" in screen
        terminal.type("\x1b[B\x1b[6~\x1b[H")
        terminal.see(" 1–7 / ")
        terminal.type("\x1b[6~\x1b[5~\x1b[A\x1b[6~")
        terminal.see(" 8–14 / ")
        save(file, counting(first=7, second=7, hello=8))
        terminal.see(" 1–7 / ")


@pytest.mark.parametrize(
    ("stop", "code"),
    [
        (lambda terminal: terminal.type("\x03"), 130),
        (lambda terminal: terminal.process.kill(signal.SIGINT), 130),
        (lambda terminal: terminal.process.kill(signal.SIGTERM), 143),
        (lambda terminal: terminal.process.kill(signal.SIGHUP), 130),
        (lambda terminal: terminal.type("q"), 0),
    ],
    ids=["Ctrl-C", "SIGINT", "SIGTERM", "SIGHUP", "q"],
)
def test_every_end_in_the_middle_of_a_run_leaves_nothing(checkout, file, stop, code):
    """The terminal is as it was, judge, zygote and guest are gone, the unfinished run is no attempt."""
    with watch(checkout, file) as terminal:
        terminal.see("watching")
        save(file, ENDLESS)
        terminal.see("judging…")
        until(lambda: busy_guests(terminal.process.pid), "a run")
        with Family(terminal.process.pid) as family:
            stop(terminal)
            terminal.drain()
            family.ends()
        assert terminal.is_cooked()
        assert terminal.cursor_is_shown
        assert terminal.sent.endswith(LEAVE)
        assert terminal.end() == code
    assert verdicts(file) == ["failed"]


def test_a_terminal_that_is_gone_ends_it(checkout, file):
    """Nothing is left of it."""
    with watch(checkout, file) as terminal:
        terminal.see("watching")
        with Family(terminal.process.pid) as family:
            assert len(family.pids) >= 2
            terminal.hang_up()
            family.ends()


def test_killed_outright_it_leaves_no_process(checkout, file):
    """Nobody could tidy up: the kernel ends the judge, and what hangs on it."""
    with watch(checkout, file) as terminal:
        terminal.see("watching")
        save(file, ENDLESS)
        terminal.see("judging…")
        until(lambda: busy_guests(terminal.process.pid), "a run")
        with Family(terminal.process.pid) as family:
            assert judges(terminal.process.pid)
            os.kill(terminal.process.pid, signal.SIGKILL)
            family.ends()


def test_ctrl_z_and_ctrl_backslash_do_nothing(checkout, file):
    """Neither stops it with the terminal in its hands, nor dumps a core."""
    with watch(checkout, file) as terminal:
        terminal.see("watching")
        terminal.type("\x1a\x1c\x13\x11h")
        terminal.see("» By how much does your count grow?")
        terminal.type("\x04q")
        assert terminal.end() == 0


def test_no_record_stores_nothing(checkout, file):
    """Verdicts are seen all the same."""
    with watch(checkout, file, "--no-record") as terminal:
        terminal.see("✗ failed")
        terminal.type("q")
        assert terminal.end() == 0
    assert verdicts(file) == []
