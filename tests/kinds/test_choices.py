"""Questions with choices: single, multiple and boolean."""

import pytest
from adapters.programs import nothing_is_run, run
from adapters.samples import question
from adapters.talk import english, presented, proof, slips, talk

from quizzer.kinds import boolean, kind, multiple, names, single
from quizzer.kinds._choices import Choice
from quizzer.model.ask import Choose
from quizzer.model.text import Text, both

RIGHT_A = Choice(both("a"), right=True)
RIGHT_B = Choice(both("b"), right=True, because=Text("B follows from A.", "B는 A에서 나옵니다."))
RIGHT_C = Choice(both("c"), right=True)
RIGHT_CODE = Choice(code=both("next(gen)\ngen.send(1)"), right=True)
WRONG_C = Choice(both("c"), why=Text("C is a myth.", "C는 낭설입니다."))
WRONG_D = Choice(both("d"), why=Text("D is older.", "D는 옛말입니다."))


def ask_multiple(*choices: Choice):
    return question("m", "multiple", body=multiple.Body(choices))


def test_each_kind_is_found_by_being_there_and_has_what_a_kind_has():
    """A kind is a module in the package; nothing registers it."""
    assert names() == ("boolean", "multiple", "order", "predict", "recall", "short", "single")
    for name in names():
        for part in ("TITLE", "HINT", "Body", "check", "ask", "prove"):
            assert hasattr(kind(name), part), (name, part)


class TestSingle:
    asked = question("s", body=single.Body((WRONG_C, RIGHT_A, WRONG_D)))

    def test_the_right_choice_scores_one_and_is_shown_as_the_answer(self):
        told = talk(self.asked, ("2",))
        assert (told.graded.score, told.graded.right, told.graded.remarks) == (1.0, True, ())
        assert [o.key for o in told.graded.answer] == ["2"]
        assert told.graded.given == ["2"]

    @pytest.mark.parametrize(("key", "why"), [("1", "C is a myth."), ("3", "D is older.")])
    def test_a_wrong_choice_scores_nothing_and_says_its_own_reason(self, key, why):
        told = talk(self.asked, (key,))
        assert told.graded.score == 0.0
        assert english(told.graded.remarks) == [why]
        assert [o.key for o in told.graded.answer] == ["2"]

    def test_choices_are_dealt_in_an_order_that_the_seed_decides(self):
        """The same seed deals alike, other seeds deal otherwise, and keys stay with their texts."""
        orders = {
            tuple(o.key for o in talk(self.asked, ("2",), seed=s).first(Choose).options) for s in range(60)
        }
        assert len(orders) == 6
        again = [talk(self.asked, ("2",), seed=7).first(Choose) for _ in range(2)]
        assert again[0] == again[1]
        assert {o.key: o.text.en for o in again[0].options} == {"1": "c", "2": "a", "3": "d"}

    def test_the_question_is_shown_before_it_is_asked(self):
        told = talk(self.asked, ("2",))
        assert presented(told).prompt == self.asked.prompt
        assert [type(a).__name__ for a in told.asked] == ["Present", "Choose"]

    @pytest.mark.parametrize(
        ("choices", "expected"),
        [
            ((RIGHT_A, WRONG_C), []),
            ((RIGHT_A,), [(("choices",), "needs at least two choices")]),
            ((RIGHT_A, RIGHT_C), [(("choices",), "exactly one choice must be `right: true`")]),
            (
                (RIGHT_B, WRONG_C),
                [(("choices", 0, "because"), "is never shown here: the `explanation` says what is right")],
            ),
            (
                (RIGHT_A, Choice(both("b"), right=False, why=both("w"), because=both("r"))),
                [
                    (("choices", 1, "because"), "is for right choices, and this one is wrong"),
                    (("choices", 1, "because"), "is never shown here: the `explanation` says what is right"),
                ],
            ),
            ((WRONG_C, WRONG_D), [(("choices",), "exactly one choice must be `right: true`")]),
            (
                (RIGHT_A, Choice(both("b"))),
                [(("choices", 1), "a wrong choice must say `why` it is wrong")],
            ),
            ((RIGHT_A, Choice(why=both("w"))), [(("choices", 1), "needs `text` or `code`, and not both")]),
            (
                (RIGHT_A, Choice(both("b"), both("b()"), why=both("w"))),
                [(("choices", 1), "needs `text` or `code`, and not both")],
            ),
            (
                (RIGHT_A, WRONG_C, Choice(Text(" a ", "에이"), why=both("w"))),
                [(("choices", 2), "says the same as number 1 of `choices`")],
            ),
        ],
    )
    def test_what_is_wrong_with_choices_is_said_where_it_is(self, choices, expected):
        assert slips(question("s", body=single.Body(choices))) == expected


class TestMultiple:
    @pytest.mark.parametrize(
        ("keys", "score"),
        [
            (("1", "2"), 1.0),
            (("2", "1"), 1.0),
            (("1",), 0.5),
            (("1", "2", "3"), 0.5),
            (("1", "3"), 0.0),
            (("3", "4"), 0.0),
            (("1", "2", "3", "4"), 0.0),
            ((), 0.0),
        ],
    )
    def test_only_the_whole_set_is_right_and_a_wrong_one_takes_a_right_one_back(self, keys, score):
        told = talk(ask_multiple(RIGHT_A, RIGHT_B, WRONG_C, WRONG_D), keys)
        assert told.graded.score == score
        assert told.graded.right == (set(keys) == {"1", "2"})

    def test_remarks_say_why_each_wrong_one_is_wrong_by_the_number_that_was_seen(self):
        told = talk(ask_multiple(RIGHT_A, RIGHT_B, WRONG_C, WRONG_D, RIGHT_CODE), ("4", "3"))
        seen = [option.key for option in told.first(Choose).options]
        whys = {seen.index("3") + 1: "C is a myth.", seen.index("4") + 1: "D is older."}
        assert english(told.graded.remarks) == [f"{number}) {whys[number]}" for number in sorted(whys)]

    def test_a_right_one_that_was_missed_says_what_makes_it_right_and_a_found_one_nothing(self):
        told = talk(ask_multiple(RIGHT_A, RIGHT_B, WRONG_C, RIGHT_CODE), ("1", "3"))
        assert [(o.text.ko, o.note) for o in told.graded.answer] == [
            ("a", None),
            ("b (놓친 답)", RIGHT_B.because),
            (RIGHT_CODE.code.ko, Text("(missed)", "(놓친 답)")),
        ]

    def test_what_was_given_is_kept_in_the_banks_order(self):
        assert talk(ask_multiple(RIGHT_A, RIGHT_B, WRONG_C), ("3", "1")).graded.given == ["1", "3"]

    def test_several_may_be_chosen(self):
        assert talk(ask_multiple(RIGHT_A, WRONG_C), ("1",)).first(Choose).many

    def test_at_least_one_choice_is_right(self):
        assert slips(ask_multiple(WRONG_C, WRONG_D)) == [
            (("choices",), "at least one choice must be `right: true`")
        ]
        assert slips(ask_multiple(RIGHT_A, RIGHT_B, WRONG_C)) == []

    def test_right_at_another_choice_than_was_meant_is_seen(self):
        """`why` is for wrong choices and `because` for right ones: the two tell `right: true` misplaced."""
        marked = Choice(WRONG_C.text, right=True, why=WRONG_C.why)
        unmarked = Choice(RIGHT_B.text, because=RIGHT_B.because)
        assert slips(ask_multiple(RIGHT_A, marked)) == [
            (("choices", 1, "why"), "is for wrong choices, and this one is `right: true`")
        ]
        assert slips(ask_multiple(RIGHT_A, unmarked)) == [
            (("choices", 1), "a wrong choice must say `why` it is wrong"),
            (("choices", 1, "because"), "is for right choices, and this one is wrong"),
        ]


class TestBoolean:
    @pytest.mark.parametrize("answer", [True, False])
    @pytest.mark.parametrize("said", ["true", "false"])
    def test_the_reason_is_said_to_those_who_gave_the_other_answer(self, answer, said):
        because = {f"{str(answer).lower()}_because": Text("Because.", "왜냐하면.")}
        asked = question("b", "boolean", body=boolean.Body(answer, **because))
        graded = talk(asked, (said,)).graded
        right = said == str(answer).lower()
        assert (graded.score, graded.given) == (float(right), [said])
        assert english(graded.remarks) == ([] if right else ["Because."])
        assert [o.key for o in graded.answer] == [str(answer).lower()]

    def test_true_always_comes_first(self):
        """1 is true and 2 is false, whatever the seed: hands learn it."""
        asked = question("b", "boolean")
        for seed in range(20):
            shown = talk(asked, ("true",), seed=seed).first(Choose)
            assert [(o.key, o.text.ko) for o in shown.options] == [("true", "참"), ("false", "거짓")]

    @pytest.mark.parametrize(
        ("body", "expected"),
        [
            (boolean.Body(True, true_because=both("so")), []),
            (boolean.Body(False, false_because=both("so")), []),
            (
                boolean.Body(True, false_because=both("so")),
                [(("false_because",), "says the opposite of `answer: true`")],
            ),
            (
                boolean.Body(False, true_because=both("so")),
                [(("true_because",), "says the opposite of `answer: false`")],
            ),
            (
                boolean.Body(False, both("so"), both("no")),
                [(("true_because",), "says the opposite of `answer: false`")],
            ),
            (
                boolean.Body(True),
                [((), "`true_because` is missing: what is said to those who gave the other answer")],
            ),
        ],
    )
    def test_the_reason_stands_under_the_name_of_the_answer(self, body, expected):
        """So an answer that is turned over alone contradicts its own reason."""
        assert slips(question("b", "boolean", body=body)) == expected


CHOICES = (WRONG_C, RIGHT_A, WRONG_D, RIGHT_CODE)


class TestProofs:
    @pytest.mark.parametrize(
        ("kind", "body"),
        [
            ("single", lambda proof: single.Body(CHOICES[:3], proof)),
            ("multiple", lambda proof: multiple.Body(CHOICES, proof)),
            ("boolean", lambda proof: boolean.Body(True, both("so"), proof=proof)),
        ],
    )
    def test_without_a_proof_nothing_is_run(self, kind, body):
        assert proof(question("q", kind, body=body(None)), nothing_is_run) == ([], 0)

    @pytest.mark.parametrize(
        ("code", "expected", "proved"),
        [
            ("print(2, 4)", [], 1),
            ("print(4)\nprint(2)", [], 1),
            ("print(2)", ["prints 2, and right are 2 4"], 0),
            ("print(2, 2, 4)", ["prints 2 2 4, and right are 2 4"], 0),
            ("pass", ["prints nothing, and right are 2 4"], 0),
            ("print(2, 4)\n1 / 0", ["fails: ZeroDivisionError: division by zero"], 0),
        ],
    )
    def test_a_proof_prints_the_places_of_the_right_choices(self, code, expected, proved):
        found, count = proof(question("q", "multiple", body=multiple.Body(CHOICES, code)), run)
        assert [(s.where, s.message) for s in found] == [(("proof",), m) for m in expected]
        assert count == proved

    def test_a_proof_of_one_right_choice_prints_its_place(self):
        assert proof(question("q", body=single.Body(CHOICES[:3], "print(2)")), run) == ([], 1)
        found, _ = proof(question("q", body=single.Body(CHOICES[:3], "print(1)")), run)
        assert [s.message for s in found] == ["prints 1, and right are 2"]

    @pytest.mark.parametrize(
        ("code", "expected", "proved"),
        [
            ("print(1 == 1)", [], 1),
            ("print(1 == 2)", ["prints False, and the answer is True"], 0),
            ("pass", ["prints nothing, and the answer is True"], 0),
            ("1 / 0", ["fails: ZeroDivisionError: division by zero"], 0),
        ],
    )
    def test_a_proof_of_a_statement_prints_whether_it_is_true(self, code, expected, proved):
        body = boolean.Body(True, both("so"), proof=code)
        found, count = proof(question("q", "boolean", body=body), run)
        assert [(s.where, s.message) for s in found] == [(("proof",), m) for m in expected]
        assert count == proved
