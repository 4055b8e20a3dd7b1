"""The two languages of a text: what may differ, and what is a mistake in the one that lacks it."""

import pytest
from adapters.written_banks import entry, read_banks, told, write_bank

from quizzer.content.drift import check_drift, skeleton


def drift(tmp_path, **fields):
    write_bank(tmp_path, "loops", [entry("asked", fields.pop("kind", "single"), **fields)])
    (asked,) = read_banks(tmp_path)
    return told(tmp_path, check_drift(asked))


def test_languages_that_say_the_same_are_right(tmp_path):
    prompt = {
        "en": 'The note says "멈춘다" (it stops) of `yield`.',
        "ko": '노트는 `yield`를 "멈춘다"라고 합니다.',
    }
    assert drift(tmp_path, prompt=prompt) == []


@pytest.mark.parametrize(
    ("en", "ko", "expected"),
    [
        ("Call `next()` and `send()`.", "`next()`를 부릅니다.", "ko:"),
        ("Call next and send.", "`next()`를 부릅니다.", "en:"),
        ("Call `next()`, then `next()`.", "`next()`를 두 번 부릅니다.", "ko:"),
        ("This was never put into Korean.", "This was never put into Korean.", "ko:"),
        ("It stops (멈춘다) at the yield.", "멈춘다.", "en:"),
        ("멈춥니다.", "멈춥니다.", "en:"),
    ],
)
def test_what_one_language_lacks_is_told_there(tmp_path, en, ko, expected):
    (found,) = drift(tmp_path, prompt={"en": en, "ko": ko})
    assert found.startswith("loops.yaml|")
    line = {"en:": en, "ko:": ko}[expected]
    assert line.split(" ")[0].strip("'`") in found.split("|")[1]


@pytest.mark.parametrize("text", ["Event loop", "`asyncio.run(main())` is what we call", "GIL, PEP 703"])
def test_a_term_of_few_words_may_stay_english(tmp_path, text):
    """Only words of prose count, not those of code."""
    choices = entry("x")["choices"]
    choices[0]["text"] = text
    found = drift(tmp_path, choices=choices)
    assert bool(found) == (text.count(" ") > 2)


def test_a_choice_a_word_and_a_rubric_are_looked_at_too(tmp_path):
    choices = entry("x")["choices"]
    choices[1]["why"] = {"en": "That is `send()`.", "ko": "다른 것입니다."}
    (found,) = drift(tmp_path, choices=choices)
    assert found == "loops.yaml|다른 것입니다.|the English text has code that is missing here: `send()`"
    rubric = [{"en": f"point `{i}`", "ko": f"`{i}`번"} for i in range(4)]
    rubric[2]["ko"] = "둘째"
    (found,) = drift(tmp_path, kind="recall", rubric=rubric)
    assert found == "loops.yaml|둘째|the English text has code that is missing here: `2`"


def test_placeholders_are_counted(tmp_path):
    (found,) = drift(tmp_path, prompt={"en": "With {{n}} and {{n}}?", "ko": "{{n}}이면 어떨까요?"})
    assert found.endswith("the English text has placeholder that is missing here: {{n}}")


class TestCode:
    @pytest.mark.parametrize(
        ("en", "ko"),
        [
            ("print(1)  # one", "print(1)  # 하나"),
            ("print('it ends')", "print('끝')"),
            ("x = f'took {n}s'", "x = f'{n}초 걸림'"),
            ("run({{n}})", "run({{n}})  # 실행"),
            ("await f(  # not a whole program", "await f(  # 온전한 프로그램이 아님"),
            ("print('a' # never closed", "print('가' # 닫히지 않음"),
        ],
    )
    def test_comments_and_texts_in_quotes_may_differ(self, tmp_path, en, ko):
        assert drift(tmp_path, code={"en": en, "ko": ko}) == []

    @pytest.mark.parametrize(
        ("en", "ko"),
        [
            ("print(1)", "print(2)"),
            ("print('a', end='')", "print('가')"),
            ("x = f'took {n}s'", "x = f'{m}초 걸림'"),
            ("await f(1", "await f(2"),
            ("run({{n}})", "run({{m}})"),
        ],
    )
    def test_anything_else_is_other_code(self, tmp_path, en, ko):
        (found,) = drift(tmp_path, code={"en": en, "ko": ko})
        assert found.endswith(
            "is other code than the English one: only comments and texts in quotes may differ"
        )

    def test_korean_comments_are_not_for_english_readers(self, tmp_path):
        (found,) = drift(tmp_path, code="print('끝')  # 끝")
        assert found.endswith("Korean outside a quotation stands in the English text")
        assert drift(tmp_path, code="print('끝')  # over") == []

    def test_layout_is_no_difference(self):
        assert skeleton("f(1,\n  2)") == skeleton("f(1, 2)") != skeleton("f(1, 3)")


def test_outputs_have_the_same_number_of_lines(tmp_path):
    (found,) = drift(tmp_path, kind="predict", code="print(1)", output={"en": "done\nover", "ko": "완료"})
    assert found == "loops.yaml|완료|has 1 lines, and the English output 2"
