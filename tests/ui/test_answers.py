"""What a typed line means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.model.ask import Option, Skipped
from quizzer.model.text import both
from quizzer.ui.answers import HintWanted, Quit, Unclear, arranged, chosen, written

OPTIONS = tuple(Option(key, both(key)) for key in "wxyz")


def one(line: str) -> tuple[str, ...]:
    return chosen(line, OPTIONS, many=False, may_be_empty=False)


def several(line: str, *, may_be_empty: bool = False) -> tuple[str, ...]:
    return chosen(line, OPTIONS, many=True, may_be_empty=may_be_empty)


@pytest.mark.parametrize(("line", "key"), [("1", "w"), (" 4 ", "z"), ("２", "x"), ("3.", "y")])
def test_a_number_names_its_option(line, key):
    """The number is the place shown, whatever its width."""
    assert one(line) == (key,)


@pytest.mark.parametrize("line", ["", "0", "5", "-1", "1,2", "one", "1x", "9" * 5000])
def test_anything_else_is_no_choice(line):
    """What is wanted is said, with the highest number."""
    with pytest.raises(Unclear) as unclear:
        one(line)
    assert "4" in unclear.value.wanted[0].ko


@pytest.mark.parametrize("line", ["1,3", "3 1", "1, 3", "1，3", "3,1,3", "1、3"])
def test_several_numbers_in_any_spelling(line):
    """Order and repetition do not matter."""
    assert several(line) == ("w", "y")


def test_choosing_none_is_an_answer_only_where_it_is_one():
    """An empty line marks nothing of a rubric, and is unclear elsewhere."""
    assert several("", may_be_empty=True) == ()
    with pytest.raises(Unclear):
        several("")


@pytest.mark.parametrize(
    ("line", "order"), [("3 1 2 4", "ywxz"), ("3,1", "ywxz"), ("4", "zwxy"), ("4321", "zyxw"), ("1", "wxyz")]
)
def test_an_order_is_completed_as_shown(line, order):
    """What is left out follows in the order shown."""
    assert arranged(line, OPTIONS) == tuple(order)


@pytest.mark.parametrize("line", ["", "1 1", "5", "1 2 x", "0", "11"])
def test_an_impossible_order_is_unclear(line):
    """Each number at most once, and only those shown."""
    with pytest.raises(Unclear):
        arranged(line, OPTIONS)


@given(st.permutations(range(1, 5)))
def test_every_order_can_be_typed(order):
    """The typed numbers are the order."""
    assert arranged(" ".join(map(str, order)), OPTIONS) == tuple("wxyz"[n - 1] for n in order)


@pytest.mark.parametrize("understand", [one, several, lambda line: written(line, may_be_empty=False)])
@pytest.mark.parametrize(
    ("line", "wish"),
    [
        ("?", HintWanted),
        ("？", HintWanted),
        ("s", Skipped),
        ("S ", Skipped),
        ("ㄴ", Skipped),
        ("q", Quit),
        ("ㅂ", Quit),
    ],
)
def test_wishes_are_understood_everywhere(understand, line, wish):
    """Hint, skip and stop, from either keyboard layout."""
    with pytest.raises(wish):
        understand(line)


@pytest.mark.parametrize(("line", "text"), [("=s", "s"), ("=q", "q"), ("=?", "?"), ("==1", "=1"), ("=", "")])
def test_after_an_equals_sign_everything_is_meant_literally(line, text):
    """So that every text can be given as an answer."""
    assert written(line, may_be_empty=False) == text


def test_a_text_is_taken_as_typed():
    """Spaces and Korean stay as they are."""
    assert written(" 이벤트 루프 ", may_be_empty=False) == " 이벤트 루프 "


def test_an_empty_text_is_asked_again_unless_it_is_an_answer():
    """Said aloud, nothing need be typed; else a stray Enter is no answer."""
    assert written("", may_be_empty=True) == ""
    with pytest.raises(Unclear):
        written("  ", may_be_empty=False)


@given(st.text(alphabet=st.characters(exclude_characters="\n\r")))
def test_any_text_can_be_given_literally(text):
    """``=`` before it takes any line whatever."""
    assert written("=" + text, may_be_empty=False) == text
