"""From bytes to keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.ui.screen import Decoder

TYPED = {
    b"rh": ["r", "h"],
    "ㄱㅗ".encode(): ["ㄱ", "ㅗ"],
    b"\x1b[A\x1b[B": ["up", "down"],
    b"\x1bOA": ["up"],
    b"\x1b[5~\x1b[6~": ["page up", "page down"],
    b"\x1b[H\x1b[4~": ["home", "end"],
    b"\x1b[1;5C": [],
    b"\x1b[?1;2c": [],
    b"\x1bq": ["q"],
    b"\xffq": ["\ufffd", "q"],
}


@pytest.mark.parametrize(("data", "keys"), TYPED.items())
def test_keys_are_named(data, keys):
    """Characters, movements in both of their forms; reports and unknown keys are nothing."""
    assert Decoder().feed(data) == keys


@given(st.lists(st.sampled_from(list(TYPED)), max_size=8), st.lists(st.integers(1, 5), min_size=1))
def test_where_reading_cuts_makes_no_difference(typed, lengths):
    """A slow line may deliver a key in pieces, in the middle of a character or of a sequence."""
    data = b"".join(typed)
    decoder, keys, i = Decoder(), [], 0
    while data:
        n = lengths[i % len(lengths)]
        keys += decoder.feed(data[:n])
        data, i = data[n:], i + 1
    assert keys == [key for piece in typed for key in TYPED[piece]]


@given(st.binary(max_size=64))
def test_nothing_that_is_typed_is_too_strange(data):
    """Every byte gives keys or nothing; the next letter is always understood."""
    decoder = Decoder()
    decoder.feed(data)
    decoder.feed(b"~~")
    assert decoder.feed(b"q")[-1:] == ["q"]
