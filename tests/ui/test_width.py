"""Wrapping by what characters take on the screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.ui.layout import broken
from quizzer.ui.width import CONTINUED, columns, fold, packed, pad, wrap

PROSE = st.text(alphabet="ab 코루틴é\n", max_size=80)
WIDTHS = st.integers(2, 30)


@given(PROSE, WIDTHS)
def test_no_line_is_wider_than_asked(text, width):
    """Korean syllables count two."""
    assert all(columns(line) <= width for line in wrap(text, width))


@given(PROSE, WIDTHS)
def test_nothing_but_spaces_is_lost(text, width):
    """Wrapping moves words to other lines, and that is all."""
    assert "".join("".join(wrap(text, width)).split()) == "".join(text.split())


@given(st.text(alphabet="a코 ", max_size=60), WIDTHS)
def test_folded_code_is_the_same_code(line, width):
    """Cut lines joined again are the line; spaces stay."""
    pieces = fold(line, width)
    assert "".join(pieces) == line
    assert all(columns(piece) <= width for piece in pieces)


def test_korean_is_broken_between_words():
    """A word stays whole where it fits."""
    assert wrap("이벤트 루프가 기다립니다", 14) == ["이벤트 루프가", "기다립니다"]


def test_line_breaks_of_the_text_stay():
    """A block keeps its lines, an empty one too."""
    assert wrap("one\n\ntwo", 40) == ["one", "", "two"]


def test_padding_counts_columns():
    """Korean and Latin cells of a table end in the same place."""
    assert columns(pad("주제", 10)) == columns(pad("topic", 10)) == 10


@given(line=st.text(alphabet="ab(, 가나", max_size=80), width=st.integers(4, 40))
def test_broken_code_fits_and_loses_nothing(line, width):
    """Lines of code are broken to fit, and without the marks they are the same code."""
    pieces = broken(line, width)
    assert all(columns(piece) <= width for piece in pieces)
    assert pieces[0] + "".join(piece.split(CONTINUED, 1)[1] for piece in pieces[1:]) == line


@pytest.mark.parametrize(
    "pieces",
    [
        ['await asyncio.gather(worker("A", 3), ', 'worker("B", 1))'],
        ["    print(", 'coro.cr_frame.f_locals["total"])'],
        ["    clock = asyncio.get_running_loop()", ".time"],
        ["result = await asyncio.wait_for(", "asyncio.shield(fetch()), timeout=1)"],
        ["- asyncio.get_running_loop()", ".create_future_with_a_name()"],
        ["    return_when_it_is=asyncio", ".FIRST_COMPLETED,"],
        ["    total = first + second + third + ", "fourth + fifth"],
        ['print("(, a long text in its quotes", ', "end=str())"],
        ['print("nothing but one very long text ', 'in its quotes")'],
    ],
)
def test_code_is_broken_where_a_person_would_break_it(pieces):
    """At an outer bracket or comma, never inside of quotes when there is another place; the rest stands under it."""
    first, rest = pieces
    under = " " * (len(first) - len(first.lstrip()))
    assert broken(first + rest, 40) == [first, f"{under}{CONTINUED}{rest}"]


@given(
    parts=st.lists(st.text(alphabet="ab 코루틴", min_size=1, max_size=12), max_size=6),
    width=st.integers(26, 60),
)
def test_packed_parts_stay_whole(parts, width):
    """No line is too wide, and a line breaks only between parts."""
    parts = [p.strip() or "x" for p in parts]
    lines = packed(parts, " │ ", width)
    assert all(columns(line) <= width for line in lines)
    assert [p for line in lines for p in line.split(" │ ")] == [" ".join(p.split(" ")) for p in parts]
