"""The right answer must not be told by its looks."""

import pytest
from adapters.written_banks import entry, read_banks, told, write_bank

from quizzer.content.balance import check_lengths, check_truth


def choices(right: str, wrong: str) -> list[dict]:
    why = {"en": "No.", "ko": "아니요."}
    return [{"text": right, "right": True}, {"text": wrong, "why": why}, {"text": "so", "why": why}]


LONG, SHORT = choices("a longer one", "short"), choices("short", "a longer one")
EQUAL = choices("like this", "like that")


def singles(*shapes):
    return [entry(f"q{i}", choices=shape) for i, shape in enumerate(shapes)]


@pytest.mark.parametrize(
    ("shapes", "fine"),
    [
        ([LONG], True),
        ([LONG, SHORT], True),
        ([LONG, LONG, SHORT, SHORT, SHORT], True),
        ([LONG, LONG, SHORT, SHORT], False),
        ([LONG, LONG], False),
        ([EQUAL, EQUAL, EQUAL, LONG], True),
        ([LONG, LONG, LONG, SHORT, SHORT, SHORT], False),
    ],
)
def test_the_right_choice_is_not_too_often_the_longest(tmp_path, shapes, fine):
    """At most 40% of a bank's questions, though one alone makes no pattern."""
    write_bank(tmp_path, "loops", singles(*shapes))
    assert (list(check_lengths(read_banks(tmp_path))) == []) is fine


def test_it_is_told_where_shortening_helps_most_and_for_the_language_that_has_it(tmp_path):
    tell = choices("x", "yy")
    tell[0]["text"] = {"en": "x", "ko": "아주 길고 조심스러운 보기"}
    short_tell = choices("x", "yy")
    short_tell[0]["text"] = {"en": "x", "ko": "긴 것도"}
    write_bank(tmp_path, "loops", singles(short_tell, tell, SHORT))
    found = told(tmp_path, check_lengths(read_banks(tmp_path)))
    message = "the longest choice is the right one in 2 of this bank's 3 `single` questions (ko): q0, q1"
    assert len(found) == 1
    assert found[0].endswith(message)
    (mistake,) = check_lengths(read_banks(tmp_path))
    lines = (tmp_path / "loops.yaml").read_text(encoding="utf-8").splitlines()
    assert "아주 길고" in "".join(lines[mistake.line - 1 : mistake.line + 3])


def test_each_bank_stands_for_itself(tmp_path):
    write_bank(tmp_path, "loops", singles(LONG, LONG, SHORT))
    write_bank(tmp_path, "tasks", [entry(f"t{i}", choices=SHORT) for i in range(6)], order=2)
    assert {m.path for m in check_lengths(read_banks(tmp_path))} == {str(tmp_path / "loops.yaml")}


@pytest.mark.parametrize(
    ("true", "false", "fine"),
    [(1, 1, True), (2, 3, True), (3, 2, True), (1, 2, False), (5, 3, False), (0, 0, True)],
)
def test_about_half_of_all_statements_are_true(tmp_path, true, false, fine):
    because = {"en": "So.", "ko": "그래서."}
    entries = [entry(f"t{i}", "boolean") for i in range(true)]
    entries += [
        {**entry(f"f{i}", "boolean", answer=False, false_because=because), "true_because": None}
        for i in range(false)
    ]
    for e in entries:
        if e["true_because"] is None:
            del e["true_because"]
    write_bank(tmp_path, "loops", entries)
    found = [str(m) for m in check_truth(read_banks(tmp_path), "questions")]
    assert (found == []) is fine
    if not fine:
        share = true / (true + false)
        assert found == [f"questions:1:1: {share:.0%} of all statements are true; it should be 40% to 60%"]
