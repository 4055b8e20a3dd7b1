"""Predicted outputs: how they are compared, varied and proved."""

import random

import pytest
from adapters.programs import nothing_is_run, run
from adapters.samples import question
from adapters.talk import english, presented, proof, slips, talk

from quizzer.kinds import Deal, Ran, Unaskable, predict
from quizzer.model.text import Text, both

WORD = Text("send() is not print().", "send()는 print()가 아닙니다.")


def fixed(output: str, *near: predict.Near, code: str = "print(1)"):
    return question("p", "predict", code=both(code), body=predict.Body(both(output), near))


def varied(code: str, *near: predict.Near, **vary: tuple[int | str, ...]):
    return question("p", "predict", code=both(code), body=predict.Body(None, near, vary))


class TestComparing:
    @pytest.mark.parametrize(
        ("output", "typed"),
        [
            ("0\n10\n30", "0 10 30"),
            ("0\n10\n30", "0 / 10 / 30"),
            ("0\n10\n30", "0/10/30"),
            ("0\n10\n30", r"0\n10\n30"),
            ("0\n10\n30", "0\n10\n30\n"),
            ("0\n10\n30", "  0   10  30 "),
            ("[1, 2]\nNone", "[1,2] None"),
            ("[1, 2]", "[ 1, 2 ]"),
            ("{'a': 1}", "{'a':1}"),
            ("3/4 done", "3/4 done"),
            ("'a\\nb'", r"'a\nb'"),
            ("끝", "\u1101\u1173\u11c0"),
            ("a  b", "a b"),
        ],
    )
    def test_lines_may_be_typed_on_one_line(self, output, typed):
        assert talk(fixed(output), typed).graded.right

    @pytest.mark.parametrize(
        ("output", "typed"),
        [
            ("0\n10", "10 0"),
            ("0\n10", "010"),
            ("0\n10", "0"),
            ("0\n10", "0 10 10"),
            ("3/4 done", "3 4 done"),
            ("'a\\nb'", "'a b'"),
            ("0", ""),
            ("None", "none"),
            ("a", "'a'"),
            ("1 2", "1, 2"),
        ],
    )
    def test_another_output_is_wrong(self, output, typed):
        assert talk(fixed(output), typed).graded.score == 0.0

    @pytest.mark.parametrize(
        ("output", "typed", "begins"),
        [
            ("a\nb", "'a' 'b'", "Only the quotes differ"),
            ("['a']", '["a"]', "Only the quotes differ"),
            ("None", "none", "Only upper and lower case differ"),
            ("1 2", "1, 2", "Only brackets or commas differ"),
            ("(1, 2)", "1 2", "Only brackets or commas differ"),
            ("['A', None]", "a none", "The values are right"),
        ],
    )
    def test_an_answer_that_is_right_but_for_its_notation_is_told_so(self, output, typed, begins):
        graded = talk(fixed(output), typed).graded
        assert not graded.right
        assert [r.startswith(begins) for r in english(graded.remarks)] == [True]

    def test_other_wrong_answers_get_no_word(self):
        assert talk(fixed("0\n10"), "0 20").graded.remarks == ()

    def test_where_the_program_differs_by_language_either_output_is_right(self):
        asked = question(
            "p", "predict", code=Text("print('end')", "print('끝')"), body=predict.Body(Text("end", "끝"))
        )
        assert talk(asked, "end").graded.right
        assert talk(asked, "끝").graded.right


class TestNearMisses:
    def test_an_output_that_people_predict_gets_the_word_for_its_misconception(self):
        asked = fixed("0\n10", predict.Near(WORD, both("None\n10")))
        assert talk(asked, "None 10").graded.remarks == (WORD,)
        assert talk(asked, "0 10").graded.remarks == ()

    def test_the_word_for_the_misconception_comes_before_the_one_for_the_notation(self):
        assert talk(fixed("a", predict.Near(WORD, both("'a'"))), "'a'").graded.remarks == (WORD,)

    def test_a_near_miss_may_be_a_program(self):
        asked = fixed("0", predict.Near(WORD, code=both("print(2 + 3)")))
        assert talk(asked, "5", run=run).graded.remarks == (WORD,)

    def test_its_program_is_run_only_for_a_wrong_answer(self):
        asked = fixed("0", predict.Near(WORD, code=both("print(5)")))
        assert talk(asked, "0", run=nothing_is_run).graded.right

    def test_a_near_miss_that_fails_is_as_if_it_were_not_there(self):
        asked = fixed("0", predict.Near(WORD, code=both("1 / 0")), predict.Near(WORD, both("5")))
        assert talk(asked, "5", run=run).graded.remarks == (WORD,)


class TestVarying:
    asked = question(
        "p",
        "predict",
        prompt=Text("With {{n}}?", "{{ n }}이면?"),
        code=both("print({{n}} * 2, '{{word}}')"),
        figure=both("[{{n}}]"),
        explanation=Text("{{n}} doubles.", "{{n}}의 두 배입니다."),
        body=predict.Body(
            None,
            (
                predict.Near(
                    Text("Not {{n}} itself.", "{{n}}이 아닙니다."), code=both("print({{n}}, '{{word}}')")
                ),
            ),
            {"n": (3, 5), "word": ("x", "y")},
        ),
    )

    def test_each_showing_puts_its_values_into_all_texts_and_computes_its_answer(self):
        seen = set()
        for seed in range(12):
            told = talk(self.asked, "?", seed=seed, run=run)
            n = told.graded.given["values"]["n"]
            word = told.graded.given["values"]["word"]
            shown = presented(told)
            assert shown.prompt == Text(f"With {n}?", f"{n}이면?")
            assert shown.code == both(f"print({n} * 2, '{word}')")
            assert shown.figure == both(f"[{n}]")
            assert told.graded.explanation == Text(f"{n} doubles.", f"{n}의 두 배입니다.")
            assert told.graded.answer[0].text.en.split() == [str(int(n) * 2), word]
            seen.add((n, word))
        assert len(seen) == 4

    def test_the_same_seed_draws_the_same_values(self):
        assert talk(self.asked, "?", seed=3, run=run) == talk(self.asked, "?", seed=3, run=run)

    def test_the_computed_answer_is_right_and_a_near_miss_speaks_of_the_values_shown(self):
        said: dict[str, str] = {}

        def twice(_: object) -> str:
            return said["right"]

        said["right"] = talk(self.asked, "?", seed=3, run=run).graded.answer[0].text.en
        assert talk(self.asked, twice, seed=3, run=run).graded.right
        values = talk(self.asked, "?", seed=3, run=run).graded.given["values"]
        remarks = talk(self.asked, f"{values['n']} {values['word']}", seed=3, run=run).graded.remarks
        assert english(remarks) == [f"Not {values['n']} itself."]

    def test_what_was_given_is_kept_with_the_values_that_were_shown(self):
        given = talk(self.asked, " 6  x ", seed=3, run=run).graded.given
        assert given["text"] == " 6  x "
        assert set(given["values"]) == {"n", "word"}

    def test_a_question_without_values_is_kept_as_text_and_has_its_own_explanation(self):
        graded = talk(fixed("0"), "0").graded
        assert graded.given == "0"
        assert graded.explanation is None

    def test_braces_without_vary_are_pythons_own(self):
        """``{{n}}`` in an f-string of a fixed program stays what it is."""
        code = "n = 1\nprint(f'{{n}}')"
        assert presented(talk(fixed("{n}", code=code), "{n}")).code == both(code)
        assert proof(fixed("{n}", code=code), run) == ([], 1)

    def test_when_the_answer_cannot_be_computed_nothing_is_shown(self):
        """The person is told why, and is not asked what nobody can grade."""
        conversation = predict.ask(
            self.asked, Deal(random.Random(1), lambda _: Ran("", "SandboxError: gone"))
        )
        with pytest.raises(Unaskable) as caught:
            next(conversation)
        assert "SandboxError: gone" in caught.value.reason.en
        assert "SandboxError: gone" in caught.value.reason.ko


NEAR_BOTH = predict.Near(WORD, both("1"), both("print(1)"))
NEAR_RIGHT = predict.Near(WORD, both("0 / 10"))


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (fixed("0"), []),
        (varied("print({{n}})", n=(1, 2)), []),
        (
            question("p", "predict", code=None),
            [((), "`code` is missing: the program whose output is asked for")],
        ),
        (
            question("p", "predict", body=predict.Body()),
            [((), "`output` is missing: what the program prints")],
        ),
        (
            question(
                "p", "predict", code=both("print({{n}})"), body=predict.Body(both("1"), (), {"n": (1, 2)})
            ),
            [(("output",), "leave `output` out: with `vary` it is computed")],
        ),
        (fixed("0", NEAR_BOTH), [(("near", 0), "needs `output` or `code`, and not both")]),
        (fixed("0", predict.Near(WORD)), [(("near", 0), "needs `output` or `code`, and not both")]),
        (fixed("0\n10", NEAR_RIGHT), [(("near", 0, "output"), "is the right output")]),
        (varied("print(1)", n=(1, 2)), [(("vary", "n"), "`{{n}}` does not occur in `code`")]),
        (varied("print({{n}})", n=(1,)), [(("vary", "n"), "`n` needs at least two values, each another")]),
        (varied("print({{n}})", n=(1, 1)), [(("vary", "n"), "`n` needs at least two values, each another")]),
        (
            varied("print({{n}}, {{m}})", n=tuple(range(13)), m=tuple(range(5))),
            [(("vary",), "makes 65 combinations; at most 64 are proved")],
        ),
        (varied("print({{n}}, {{m}})", n=(1, 2)), [(("code",), "`{{m}}` is not in `vary`")]),
        (
            question(
                "p",
                "predict",
                prompt=Text("With {{n}}?", "얼마인가요?"),
                code=both("print({{n}})"),
                body=predict.Body(None, (), {"n": (1, 2)}),
            ),
            [(("prompt",), "has different placeholders in the two languages")],
        ),
        (
            question(
                "p",
                "predict",
                explanation=Text("So {{n}}.", "그래서 {{n}}."),
            ),
            [(("explanation",), "`{{n}}` is not in `vary`")],
        ),
        (
            question(
                "p",
                "predict",
                code=both("print({{n}})"),
                answer_figure=both("{{n}}"),
                body=predict.Body(None, (), {"n": (1, 2)}),
            ),
            [(("answer_figure",), "cannot have placeholders")],
        ),
        (
            varied("print({{n}})", predict.Near(WORD, code=both("print({{k}})")), n=(1, 2)),
            [(("near", 0, "code"), "`{{k}}` is not in `vary`")],
        ),
    ],
)
def test_what_is_wrong_with_an_entry_is_said_where_it_is(entry, expected):
    assert slips(entry) == expected


@pytest.mark.parametrize(
    ("entry", "expected", "proved"),
    [
        (fixed("1"), [], 1),
        (fixed("1\n", code="print('1  ')\nprint()"), [], 1),
        (fixed("2"), [(("output",), "the code prints `1`, not `2`")], 0),
        (fixed("1 2", code="print(1)\nprint(2)"), [(("output",), "the code prints `1 / 2`, not `1 2`")], 0),
        (fixed("1", code="return"), [(("code",), "fails: SyntaxError: 'return' outside function")], 0),
        (fixed("1", code="print(1)\nraise KeyError(2)"), [(("code",), "fails: KeyError: 2")], 0),
        (
            fixed("1", predict.Near(WORD, code=both("print(1)"))),
            [(("near", 0, "code"), "gives the right output: `1`")],
            1,
        ),
        (
            fixed("1", predict.Near(WORD, code=both("raise KeyError(2)"))),
            [(("near", 0, "code"), "fails: KeyError: 2")],
            1,
        ),
        (varied("print({{n}} * {{k}})", n=(1, 2), k=(3, 5)), [], 4),
        (
            varied("print({{n}} % 2 + {{k}})", n=(1, 3), k=(1, 2)),
            [(("vary", "n"), "`n` does not change the output")],
            4,
        ),
        (varied("if {{n}}: print(1)", n=(0, 1)), [(("code",), "prints nothing with n=0")], 1),
        (
            varied("print({2: 3, 3: 2}[{{n}}])", n=(0, 2, 3)),
            [(("code",), "fails with n=0: KeyError: 0")],
            2,
        ),
        (
            varied("print({{n}} ** 2)", predict.Near(WORD, code=both("print({{n}} * 2)")), n=(2, 3)),
            [(("near", 0, "code"), "gives the right output with n=2: `4`")],
            2,
        ),
    ],
)
def test_running_shows_what_is_wrong_and_counts_what_is_right(entry, expected, proved):
    found, count = proof(entry, run)
    assert [(s.where, s.message) for s in found] == expected
    assert count == proved


def test_the_program_of_each_language_is_proved():
    asked = question(
        "p", "predict", code=Text("print('end')", "print('끝')"), body=predict.Body(Text("end", "끗"))
    )
    found, count = proof(asked, run)
    assert [(s.where, s.message) for s in found] == [(("output",), "the code prints `끝`, not `끗`")]
    assert count == 0


def test_a_question_can_be_told_apart_and_put_into_sets_though_it_varies():
    assert len({TestVarying.asked, TestVarying.asked, fixed("1")}) == 2
