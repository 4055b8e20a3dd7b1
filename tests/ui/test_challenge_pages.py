"""Pages about challenges, as lines."""

import pytest

from quizzer.ui.challenge_pages import list_page
from quizzer.ui.layout import lay_out
from quizzer.ui.width import columns


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (80, ["✓ counting  Counting (counting) │ junior │ solution seen"]),
        (38, ["✓ counting  Counting (counting) │", "            junior │ solution seen"]),
        (37, ["✓ counting", "    Counting (counting) │ junior │", "    solution seen"]),
        (20, ["✓ counting", "    Counting", "    (counting) │", "    junior │", "    solution seen"]),
    ],
)
def test_a_title_has_room_in_every_terminal(challenge, width, lines):
    """Beside the name where it can be read there, otherwise below it; never wider than the terminal."""
    page = list_page([challenge], {"counting"}, {"counting"}, "en", width)
    drawn = lay_out(page, width)
    assert drawn[: len(lines)] == lines
    assert max(map(columns, drawn[:-1])) <= width
