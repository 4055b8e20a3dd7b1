"""Two questions that ask the same."""

import pytest
from adapters.written_banks import entry, read_banks, told, write_bank
from hypothesis import given
from hypothesis import strategies as st

from quizzer.content.alike import ALIKE_PROGRAMS, check_alike, likeness, normalised, overlap, words

TOTAL = """\
def running_total():
    total = 0
    while True:
        x = yield total
        total += x

co = running_total()
next(co)
print(co.send(3))
"""
RENAMED = TOTAL.replace("running_total", "summing").replace("total", "s").replace("co", "gen")
OTHER = """\
import asyncio

async def main():
    await asyncio.sleep(1)
    print("done")

asyncio.run(main())
"""


def alike(tmp_path, *entries):
    write_bank(tmp_path, "loops", entries)
    return told(tmp_path, check_alike(read_banks(tmp_path)))


def asks(name, prompt, code=None):
    fields = {"code": code} if code else {}
    return entry(name, prompt={"en": prompt, "ko": f"{name}에 관한 {len(prompt)}번째 물음"}, **fields)


def test_the_same_program_under_other_names_is_the_same_question(tmp_path):
    spread = RENAMED.replace("    ", "  ").replace("gen.send(3)", "gen.send( 3 )") + "\n# the end\n"
    one, other = asks("one", "What is printed?", TOTAL), asks("two", "And what does this one say?", spread)
    (found,) = alike(tmp_path, one, asks("between", "Which comes first?", OTHER), other)
    assert found.startswith("loops.yaml|")
    assert "asks nearly what `one` asks (" in found
    (mistake,) = check_alike(read_banks(tmp_path))
    lines = (tmp_path / "loops.yaml").read_text(encoding="utf-8").splitlines()
    assert mistake.line > lines.index("- id: two")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TOTAL, OTHER),
        (TOTAL, TOTAL + "print(co.send(4))\nco.close()\nprint(next(co, None))\n"),
        ("print(1)", "print(1)"),
    ],
    ids=["another program", "goes on otherwise", "too short to tell"],
)
def test_other_programs_are_other_questions(tmp_path, one, other):
    assert (
        alike(tmp_path, asks("one", "What is printed?", one), asks("two", "Say what it prints.", other)) == []
    )


def test_nearly_the_same_prompt_is_the_same_question_in_either_language(tmp_path):
    one = entry("one", prompt={"en": "Which of these ends a generator for good?", "ko": "무엇일까요?"})
    other = entry("two", prompt={"en": "Which of these ends the generator for good?", "ko": "어느 것인가요?"})
    (found,) = alike(tmp_path, one, other)
    assert "asks nearly what `one` asks" in found
    korean = entry("three", prompt={"en": "Name it.", "ko": "어느 것인가요"})
    (found,) = alike(tmp_path, asks("one", "Which?"), other, korean)
    assert "asks nearly what `two` asks" in found


def test_prompts_that_share_a_few_words_are_not_the_same(tmp_path):
    assert (
        alike(tmp_path, asks("one", "What does next() return?"), asks("two", "What does send() raise?")) == []
    )


def test_names_of_the_language_and_its_builtins_are_kept():
    assert normalised("for x in xs: print(x)") == normalised("for a in b: print(a)")
    assert normalised("for x in xs: print(x)") != normalised("for x in xs: len(x)")
    assert normalised("a = b") != normalised("a = a")
    assert normalised("run({{n}})") == normalised("go({{m}})")


TOKENS = st.lists(st.sampled_from("abcd"), max_size=12).map(tuple)


@given(TOKENS, TOKENS)
def test_likeness_rules_out_only_what_cannot_be_alike(one, other):
    """The cheap bounds never hide a pair that the full comparison finds alike."""
    from difflib import SequenceMatcher

    full = SequenceMatcher(None, one, other, autojunk=False).ratio()
    assert likeness(one, other) == full or (likeness(one, other) == 0.0 and full < ALIKE_PROGRAMS)


@given(st.text(max_size=30), st.text(max_size=30))
def test_overlap_is_a_share_and_has_no_direction(one, other):
    a, b = words(one), words(other)
    assert 0.0 <= overlap(a, b) == overlap(b, a) <= 1.0
    assert overlap(a, a) == (1.0 if a else 0.0)
