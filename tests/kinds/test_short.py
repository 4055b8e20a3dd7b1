"""Typed answers: what typing need not get right, and what it must."""

import pytest
from adapters.programs import nothing_is_run
from adapters.samples import question
from adapters.talk import english, proof, slips, talk
from hypothesis import given
from hypothesis import strategies as st

from quizzer.kinds import short
from quizzer.model.text import Text, both

WORD = Text("That one ends it.", "그것은 끝내는 예외입니다.")


def asked(*accept: str, near: tuple[str, ...] = ()):
    nears = (short.Near(near, WORD),) if near else ()
    return question("q", "short", body=short.Body(accept, nears))


@pytest.mark.parametrize(
    ("accept", "typed"),
    [
        ("StopIteration", "stopiteration"),
        ("StopIteration", " Stop Iteration. "),
        ("StopIteration", "`StopIteration`"),
        ("StopIteration", '"StopIteration"!'),
        ("StopIteration", "StopIteration()"),
        ("asyncio.gather()", "asyncio.gather"),
        ("asyncio.sleep(0)", "asyncio.sleep(0)"),
        ("StopIteration", "ＳｔｏｐＩｔｅｒａｔｉｏｎ"),
        ("이벤트 루프", "이벤트루프"),
        ("이벤트 루프", "\u110b\u1175\u1107\u1166\u11ab\u1110\u1173 루프。"),
        ("0.5", ".5"),
        ("0.5", "0.50"),
        ("2", "2.0"),
        ("1000", "1_000"),
        ("1000", "1e3"),
        ("None", "none?"),
        ("...", "…"),
        ("yield from", "yield\u200b  from"),
    ],
)
def test_typing_need_not_get_these_right(accept, typed):
    assert talk(asked(accept), typed).graded.score == 1.0


@pytest.mark.parametrize(
    ("accept", "typed"),
    [
        ("StopIteration", "StopAsyncIteration"),
        ("0.5", "0,5"),
        ("0.5", "5"),
        ("2", "-2"),
        ("asyncio.sleep(0)", "asyncio.sleep"),
        ("next", "_next"),
        ("nan", "inf"),
        ("StopIteration", ""),
        ("StopIteration", "."),
    ],
)
def test_these_are_other_answers(accept, typed):
    assert talk(asked(accept), typed).graded.score == 0.0


def test_any_accepted_answer_will_do_and_the_first_in_each_language_is_shown():
    told = talk(asked("위임", "delegation", "yield from", "델리게이션"), "Yield From")
    assert told.graded.right
    assert told.graded.answer[0].text == Text("delegation", "위임")


def test_an_answer_without_hangul_is_shown_to_both_readers():
    assert talk(asked("StopIteration", "stop iteration"), "x").graded.answer[0].text == both("StopIteration")


def test_a_near_miss_gives_its_word_and_other_answers_none():
    near_miss = asked("StopIteration", near=("GeneratorExit", "generator exit"))
    assert english(talk(near_miss, "generatorexit()").graded.remarks) == ["That one ends it."]
    assert talk(near_miss, "KeyError").graded.remarks == ()
    assert talk(near_miss, "StopIteration").graded.remarks == ()


def test_what_was_typed_is_kept_as_typed():
    assert talk(asked("x"), " X. ").graded.given == " X. "


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (asked("a", near=("b",)), []),
        (asked(), [(("accept",), "needs at least one accepted answer")]),
        (
            asked("StopIteration", near=("b", "stop iteration.")),
            [(("near", 0, "match", 1), "`stop iteration.` is also an accepted answer")],
        ),
        (asked("0.5", near=(".50",)), [(("near", 0, "match", 0), "`.50` is also an accepted answer")]),
    ],
)
def test_what_is_wrong_with_an_entry_is_said_where_it_is(entry, expected):
    assert slips(entry) == expected


def test_a_near_miss_without_answers_is_a_mistake():
    entry = question("q", "short", body=short.Body(("a",), (short.Near((), WORD),)))
    assert slips(entry) == [(("near", 0, "match"), "needs at least one answer that it speaks to")]


@given(st.text())
def test_the_normal_form_is_its_own_normal_form(text):
    """Comparing normal forms is comparing as often as one likes: nothing is left to drop."""
    assert short.normal(short.normal(text)) == short.normal(text)


@given(st.text(alphabet=st.characters(codec="ascii")))
def test_case_and_spaces_never_matter(text):
    assert short.normal(f"  {text.upper()} ") == short.normal(text.lower().replace(" ", ""))


@given(st.from_regex(r"[A-Za-z_][A-Za-z_.]*[A-Za-z_]", fullmatch=True))
def test_a_name_that_is_accepted_is_accepted_with_quotes_brackets_and_a_full_stop(name):
    entry = asked(name)
    for typed in (name, f"`{name}()`.", f"'{name}'", f"{name} ()"):
        assert talk(entry, typed).graded.right, typed


def test_every_listed_answer_is_graded_as_the_entry_means_it():
    near = (
        short.Near(("close", "stop"), Text("That is another.", "다른 것입니다.")),
        short.Near(("Close()",), Text("Never said.", "들을 수 없는 말입니다.")),
    )
    body = short.Body(("StopIteration", "stop iteration"), near)
    explained = Text("It raises `StopIteration`.", "`StopIteration`이 납니다.")
    found, count = proof(question("s", "short", body=body, explanation=explained), nothing_is_run)
    assert [(s.where, s.message) for s in found] == [
        (("near", 1, "match", 0), "`Close()` is not answered by this word: another is first")
    ]
    assert count == 0


def test_the_explanation_names_an_answer_in_each_language():
    explained = Text("It raises StopIteration.", "예외가 납니다.")
    asked = question("s", "short", body=short.Body(("StopIteration",)), explanation=explained)
    found, _ = proof(asked, nothing_is_run)
    assert [(s.where, s.message) for s in found] == [
        (("explanation", "ko"), "names none of the answers that are accepted")
    ]
