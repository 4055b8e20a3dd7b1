"""The table of claims on terminals of any width."""

import pytest

from quizzer.app.verify import Coverage
from quizzer.content.coverage import Covered
from quizzer.kinds import names
from quizzer.ui.coverage_page import lines
from quizzer.ui.width import columns

EVERY_KIND = {kind: n for n, kind in enumerate(names(), 1)}
ROWS = (
    Covered("N1-01", tuple(f"q{i}" for i in range(28)), EVERY_KIND),
    Covered("N1-02", ("q1", "q2"), {"single": 2}),
    Covered("N1-03", (), {}),
)


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal_and_nothing_is_left_out(lang, width):
    shown = lines(Coverage(ROWS, ()), lang, width)
    assert max(map(columns, shown)) <= width
    text = "\n".join(shown)
    assert all(text.count(row.claim) == 1 for row in ROWS)
    assert all(kind in text for kind in names())
    assert text.count("✗") == 2


def test_each_kind_has_a_column_where_they_fit():
    header, first, second, third, *_ = lines(Coverage(ROWS, ()), "en", 80)
    assert header.split() == ["claim", "all", *names()]
    assert first.split() == ["N1-01", "28", *map(str, EVERY_KIND.values())]
    assert second.split() == ["✗", "N1-02", "2", *("2" if kind == "single" else "·" for kind in names())]
    assert third.split() == ["✗", "N1-03", "0", *("·" for _ in names())]
