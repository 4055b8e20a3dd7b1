"""Tables line up in columns, and shares never claim more than there is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.ui.table import bar, percent, table
from quizzer.ui.width import columns

cells = st.text(alphabet="ab 가나다1", max_size=6)


def test_columns_line_up_in_korean() -> None:
    """A syllable takes two columns; numbers end flush."""
    assert table([["제너레이터", "5"], ["send()", "10"]], right={1}) == ["제너레이터   5", "send()      10"]


@given(st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=5))
def test_every_row_begins_its_last_column_in_the_same_place(rows: list[tuple[str, str, str]]) -> None:
    """Whatever the cells, what stands before the last column is equally wide on each line."""
    marked = [(a, b, f"|{c}") for a, b, c in rows]
    places = {columns(line[: line.index("|")]) for line in table(marked)}
    assert len(places) == 1


@pytest.mark.parametrize(
    ("share", "drawn", "said"),
    [
        (0.0, "░░░░░░░░░░", "0%"),
        (0.001, "█░░░░░░░░░", "0%"),
        (0.5, "█████░░░░░", "50%"),
        (0.999, "█████████░", "99%"),
        (1.0, "██████████", "100%"),
    ],
)
def test_full_is_all_and_empty_is_nothing(share: float, drawn: str, said: str) -> None:
    """Nearly all is not drawn as all, and a little is not drawn as nothing."""
    assert (bar(share), percent(share)) == (drawn, said)


def test_no_share_is_a_dash() -> None:
    """Nothing answered is not 0%."""
    assert percent(None) == "–"


@given(st.floats(0, 1), st.integers(2, 40))
def test_a_bar_is_as_wide_as_it_is_said_to_be(share: float, width: int) -> None:
    """Of any share, in any width."""
    assert len(bar(share, width)) == width
