"""The table of topics in a terminal of any width."""

import pytest

from quizzer.model.text import Text
from quizzer.stats import Topic
from quizzer.ui.topics_page import lines
from quizzer.ui.width import columns

TOPICS = tuple(
    Topic(slug, title, questions=15, asked=9, answered=12, right=8, mastery=mastery, due=3)
    for slug, title, mastery in (
        ("subroutine-coroutine", Text("Subroutine and coroutine", "서브루틴과 코루틴"), 0.58),
        ("scheduling", Text("Co-operative and pre-emptive scheduling", "협력적·선점적 스케줄링"), 1.0),
    )
)


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("width", [30, 40, 60, 80])
def test_every_figure_is_shown_and_fits(lang, width):
    """Slugs, titles and figures, none of them cut, no line wider than the terminal."""
    shown = lines(TOPICS, lang, width)
    assert max(map(columns, shown)) <= width
    said = " ".join(" ".join(shown).split())
    for topic in TOPICS:
        assert topic.slug in said
        assert topic.title.of(lang) in said
    assert said.index("58%") < said.index("scheduling") < said.index("100%")


def test_a_wide_terminal_has_a_line_for_each_topic():
    """Header, one line each, a blank line, and how to be asked about one."""
    assert len(lines(TOPICS, "en", 100)) == 1 + len(TOPICS) + 2


def test_without_a_bank_there_is_no_table():
    """One line says so, and nothing else."""
    assert len(lines((), "ko", 40)) == 1
