"""Explanations are short."""

import pytest
from adapters.written_banks import entry, read_banks, told, write_bank

from quizzer.content.sentences import check_explanation, sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("One", 1),
        ("One.", 1),
        ("One. Two", 2),
        ("One! Two? Three.", 3),
        ("It is 3.13 and `a. b.` here.", 1),
        ("Use e.g. this, i.e. that vs. those.", 1),
        ('He said "No." Then more.', 2),
        ("(It is.) So.", 2),
        ("그렇습니다. 그래서 멈춥니다.", 2),
        ("One: two; three", 1),
    ],
)
def test_sentences_are_counted_as_a_reader_does(text, count):
    assert sentences(text) == count


def test_a_fourth_sentence_is_told_in_its_language(tmp_path):
    three = {"en": "One. Two. Three.", "ko": "하나. 둘. 셋."}
    four = {"en": "One. Two. Three.", "ko": "하나. 둘. 셋. 넷."}
    write_bank(tmp_path, "loops", [entry("a", explanation=three), entry("b", explanation=four)])
    found = [m for e in read_banks(tmp_path) for m in check_explanation(e)]
    assert told(tmp_path, found) == ["loops.yaml|하나. 둘. 셋. 넷.|has 4 sentences: at most 3 are read"]
