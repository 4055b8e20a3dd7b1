"""Nothing that is shown can steer the terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.ui.visible import one_line, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", "\\x1b[2J"),
        ("a\x07b", "a\\x07b"),
        ("\x9b31m", "\\x9b31m"),
        ("abc\u202edcba", "abc\\u202edcba"),
        ("\u2066x\u2069", "\\u2066x\\u2069"),
        ("line\r\nline", "line\nline"),
        ("over\rwritten", "over\\rwritten"),
        ("\ud800", "\\ud800"),
        ("a\tb", "a   b"),
        ("코루틴 ✓", "코루틴 ✓"),
    ],
)
def test_what_is_unsafe_is_shown_as_its_escape(text, shown):
    """Controls and bidirectional overrides become visible; Korean and marks stay."""
    assert visible(text) == shown


@given(st.text())
def test_no_control_character_passes(text):
    """Of the controls only line breaks are left."""
    assert all(c == "\n" or c.isprintable() or c in "\u00ad" or ord(c) > 0x9F for c in visible(text))
    assert not any(c in visible(text) for c in "\x1b\x9b\x07\x08\r\u202e\u2067")


def test_an_error_stays_on_its_line():
    """A name with a line break in it is still one line."""
    assert one_line("no such topic: a\nb") == "no such topic: a\\nb"
