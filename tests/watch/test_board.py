"""What is seen of a watched file, and what keys do to it: no terminal, no process."""

from pathlib import Path

import pytest
from adapters.watched import judged

from quizzer.app.challenge import Submitted
from quizzer.app.watch import Change, Judged, Judging, Unfit
from quizzer.model.text import Text
from quizzer.report import judge_error
from quizzer.ui.board import HANGUL, Board, Wish, packed
from quizzer.ui.layout import lay_out
from quizzer.ui.width import columns

IDS = ("test_it_begins_with_one", "test_two_comes_next", "test_it_says_hello")
WIDTH = 80


@pytest.fixture
def board(challenge):
    return Board(challenge, Path("counting.py"), "en", paid=False)


def page(board: Board) -> str:
    return "\n".join(lay_out(board.page(WIDTH), WIDTH))


def head(board: Board) -> str:
    return "\n".join(lay_out(board.head(), WIDTH))


def foot(board: Board, width: int = WIDTH) -> str:
    return "\n".join(lay_out(board.foot(width), width))


def test_it_says_what_goes_on(board, challenge):
    """Judging, then waiting; the old verdict stays until the new one is there."""
    assert head(board) == "judging… │ counting │ counting.py"
    board.happened(judged(challenge, 1), WIDTH)
    assert head(board) == "watching │ counting │ counting.py"
    board.happened(Judging(), WIDTH)
    assert head(board).startswith("judging…")
    assert "✗ failed │ 2 of 3 tests │ 0.25 s" in page(board)


def test_what_changed_stands_first(board, challenge):
    """Newly passing and newly failing by name, still failing by number; nothing new is said too."""
    board.happened(judged(challenge, 1, 2, change=Change((IDS[0],), (IDS[1],), (IDS[2],))), WIDTH)
    assert page(board).splitlines()[:4] == [
        "✓ now passes: The count begins with 1",
        "✗ now fails: 2 comes after 1",
        "  still failing: 1",
        "",
    ]
    board.happened(judged(challenge, change=Change((), (), ())), WIDTH)
    assert page(board).splitlines()[0] == "  As before."


def test_passed_tests_are_hidden_until_they_are_wanted(board, challenge):
    """``p`` shows and hides them; when all passed there is nothing else to show."""
    board.happened(judged(challenge, 1), WIDTH)
    assert "The count begins" not in page(board)
    board.press("p", WIDTH)
    assert "✓ The count begins with 1" in page(board)
    board.press("p", WIDTH)
    assert "The count begins" not in page(board)
    board.happened(judged(challenge), WIDTH)
    assert "✓ The count begins with 1" in page(board)


def test_each_press_gives_one_more_hint(board, challenge):
    """Of the failing tests, in order; the next verdict begins again."""
    assert lay_out(board.press("h", WIDTH)[1], WIDTH) == ["! There is no verdict yet."]
    board.happened(judged(challenge, 0, 1), WIDTH)
    board.press("h", WIDTH)
    assert "Where does your count begin?" in page(board)
    assert "By how much" not in page(board)
    board.press("h", WIDTH)
    assert "By how much does your count grow?" in page(board)
    board.press("h", WIDTH)
    assert "! That was the last hint." in foot(board)
    board.happened(judged(challenge, 1), WIDTH)
    assert "Where does" not in page(board)
    board.press("h", WIDTH)
    assert "By how much" in page(board)
    board.happened(judged(challenge), WIDTH)
    assert lay_out(board.press("h", WIDTH)[1], WIDTH) == ["! Nothing failed; no hint is needed."]


def test_the_solution_has_a_price_that_is_said_first(board, challenge):
    """Only ``y`` pays it; every other key, also one that is bound, means no."""
    board.happened(judged(challenge, 1), WIDTH)
    for refusal in ("n", "q", "s", "\r"):
        assert board.press("s", WIDTH)[0] is None
        assert "Not solved yet." in foot(board)
        assert board.press(refusal, WIDTH) == (None, [])
        assert "Not solved yet." not in foot(board)
    board.press("s", WIDTH)
    assert board.press("y", WIDTH)[0] is Wish.SOLUTION
    board.reveal("def count(): ...")
    assert "def count(): ..." in page(board)
    board.press("s", WIDTH)
    assert "✗ failed" in page(board)
    assert board.press("s", WIDTH)[0] is Wish.SOLUTION, "it is paid for now"


def test_after_a_pass_nothing_is_asked(board, challenge):
    """Also when it passed before this watch, and when a later save fails again."""
    board.happened(judged(challenge), WIDTH)
    assert board.press("s", WIDTH)[0] is Wish.SOLUTION
    board.happened(judged(challenge, 1), WIDTH)
    assert board.press("s", WIDTH)[0] is Wish.SOLUTION
    assert Board(challenge, Path("x.py"), "en", paid=True).press("s", WIDTH)[0] is Wish.SOLUTION


def test_a_verdict_takes_the_solutions_place(board, challenge):
    """Whoever saves wants to see what came of it."""
    board.happened(judged(challenge, 1), WIDTH)
    board.reveal("def count(): ...")
    board.happened(judged(challenge), WIDTH)
    assert "✓ passed" in page(board)


@pytest.mark.parametrize(("key", "wish"), [("r", Wish.AGAIN), ("n", Wish.NEXT), ("q", Wish.QUIT)])
def test_keys_mean_the_same_in_both_layouts(board, key, wish):
    """With the Hangul layout on, and with Caps Lock."""
    for typed in (key, key.upper(), HANGUL[key]):
        assert board.press(typed, WIDTH)[0] is wish


def test_what_cannot_be_judged_stands_above_the_last_verdict(board, challenge):
    """The verdict stays, and the next one takes the complaint away. Nothing in it steers the terminal."""
    board.happened(judged(challenge, 1), WIDTH)
    board.happened(Unfit(Text("gone: \x1b[2J", "없음")), WIDTH)
    assert page(board).startswith("! gone: \\x1b[2J\n✗ failed")
    board.happened(judged(challenge, 1), WIDTH)
    assert "gone" not in page(board)


def test_a_judge_error_is_no_verdict_on_anybody(board, challenge):
    """Its reason is shown instead of tests; the exit code says whose fault it is."""
    board.happened(Judged(Submitted(challenge, "", judge_error("no zygote"), 0.1)), WIDTH)
    assert "the judge failed, so this attempt does not count: no zygote" in page(board)
    assert board.exit_code == 3


def test_the_exit_code_is_the_last_verdicts(board, challenge):
    """As submit has it; 2 when there never was anything to judge."""
    assert board.exit_code == 2
    board.happened(judged(challenge, 1), WIDTH)
    assert board.exit_code == 1
    board.happened(judged(challenge), WIDTH)
    assert board.exit_code == 0


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("width", [24, 40, 80])
def test_the_keys_are_always_whole(challenge, lang, width):
    """However narrow: every key is there, beside its word, within the width."""
    lines = foot(Board(challenge, Path("x.py"), lang, paid=False), width).splitlines()
    assert max(map(columns, lines)) <= width
    text = "  ".join(line.strip() for line in lines)
    assert [item[0] for item in text.split("  ")] == list("rhpsnq")


def test_items_are_packed_unbroken():
    """As many as fit on a line; one that is too wide has a line of its own."""
    assert packed(["aa", "bb", "a b c d e", "c"], 6) == ["aa  bb", "a b c d e", "c"]
