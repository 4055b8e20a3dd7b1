"""Events to put in order."""

from itertools import permutations

import pytest
from adapters.programs import nothing_is_run, run
from adapters.samples import question
from adapters.talk import english, proof, slips, talk
from hypothesis import given
from hypothesis import strategies as st

from quizzer.kinds import order
from quizzer.model.ask import Arrange
from quizzer.model.text import Text, both


def asked(count: int, also: tuple[tuple[int, ...], ...] = (), proof_code: str | None = None):
    items = tuple(
        order.Item(
            both(f"event {i}"), why=Text(f"{i} waits for {i - 1}.", f"{i}번은 {i - 1}번을 기다립니다.")
        )
        for i in range(1, count + 1)
    )
    return question("o", "order", body=order.Body(items, also, proof_code))


def keys(*numbers: int) -> tuple[str, ...]:
    return tuple(map(str, numbers))


@given(st.integers(3, 6), st.integers(0, 10_000))
def test_items_are_never_dealt_in_the_right_order(count, seed):
    dealt = talk(asked(count), keys(*range(1, count + 1)), seed=seed).first(Arrange).items
    assert sorted(o.key for o in dealt) == [str(i) for i in range(1, count + 1)]
    assert [o.key for o in dealt] != [str(i) for i in range(1, count + 1)]


def test_items_are_never_dealt_in_another_right_order_either():
    two_orders = asked(3, also=((2, 1, 3),))
    for seed in range(60):
        dealt = [o.key for o in talk(two_orders, keys(1, 2, 3), seed=seed).first(Arrange).items]
        assert dealt not in (["1", "2", "3"], ["2", "1", "3"])


@given(st.permutations(range(1, 6)))
def test_only_the_right_order_scores_one_and_the_reverse_nothing(numbers):
    """The score is the share of pairs in the right order: below one for any other, falling with each swap."""
    graded = talk(asked(5), keys(*numbers)).graded
    inversions = sum(a > b for i, a in enumerate(numbers) for b in numbers[i:])
    assert graded.score == (10 - inversions) / 10
    assert graded.right == (numbers == [1, 2, 3, 4, 5])
    assert graded.given == list(keys(*numbers))


def test_another_right_order_is_right_and_the_nearest_is_shown():
    two_orders = asked(3, also=((2, 1, 3),))
    assert talk(two_orders, keys(2, 1, 3)).graded.right
    graded = talk(two_orders, keys(2, 3, 1)).graded
    assert graded.score == pytest.approx(2 / 3)
    assert [o.key for o in graded.answer] == ["2", "1", "3"]


def test_items_that_are_left_out_follow_in_the_order_shown():
    for seed in range(10):
        told = talk(asked(4), keys(3), seed=seed)
        shown = [o.key for o in told.first(Arrange).items]
        assert told.graded.given == ["3", *(k for k in shown if k != "3")]


def test_the_first_misplaced_item_says_why_it_comes_where_it_comes():
    assert english(talk(asked(4), keys(1, 3, 2, 4)).graded.remarks) == ["2 waits for 1."]
    assert talk(asked(4), keys(1, 2, 3, 4)).graded.remarks == ()


def test_an_item_without_a_reason_says_nothing():
    body = order.Body(tuple(order.Item(both(t)) for t in "abc"))
    assert talk(question("o", "order", body=body), keys(3, 2, 1)).graded.remarks == ()


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (asked(3, also=((2, 1, 3),)), []),
        (asked(2), [(("items",), "needs at least three items")]),
        (asked(3, also=((1, 2),)), [(("also", 0), "must name each of the items 1 to 3 once")]),
        (asked(3, also=((1, 2, 4),)), [(("also", 0), "must name each of the items 1 to 3 once")]),
        (asked(3, also=((1, 2, 3),)), [(("also", 0), "is already a right order")]),
        (asked(3, also=((2, 1, 3), (2, 1, 3))), [(("also", 1), "is already a right order")]),
        (asked(3, also=tuple(permutations((1, 2, 3)))[1:]), [(("also",), "makes every order right")]),
        (
            question("o", "order", body=order.Body(tuple(order.Item(both(t)) for t in "aba"))),
            [(("items", 2), "says the same as number 1 of `items`")],
        ),
        (
            question(
                "o", "order", body=order.Body((order.Item(both("a")), order.Item(), order.Item(both("c"))))
            ),
            [(("items", 1), "needs `text` or `code`, and not both")],
        ),
    ],
)
def test_what_is_wrong_with_an_entry_is_said_where_it_is(entry, expected):
    assert slips(entry) == expected


@pytest.mark.parametrize(
    ("code", "expected", "proved"),
    [
        ("print('event 1')\nprint('event 2')\nprint('event 3')", [], 1),
        ("print('event 1\\n\\n  event   2 \\nevent 3')", [], 1),
        ("print('event 1\\nevent 3\\nevent 2')", [(("items",), "happen in another order: 1 3 2")], 0),
        ("print('event 1\\nevent 2')", [(("items",), "happen in another order: 1 2")], 0),
        (
            "print('event 1\\nevent 2\\nevent 3\\nevent 3')",
            [(("items",), "happen in another order: 1 2 3 3")],
            0,
        ),
        ("pass", [(("items",), "happen in another order: not at all")], 0),
        (
            "print('event')",
            [(("proof",), "prints `event`, and the English text of 3 items begins so")],
            0,
        ),
        ("print(1)", [(("proof",), "prints `1`, and the English text of 0 items begins so")], 0),
        ("print('event 1')\nraise KeyError(2)", [(("proof",), "fails: KeyError: 2")], 0),
    ],
)
def test_the_proof_is_run_and_prints_how_each_item_begins_when_it_happens(code, expected, proved):
    found, count = proof(asked(3, proof_code=code), run)
    assert [(s.where, s.message) for s in found] == expected
    assert count == proved


def test_marks_of_code_are_not_printed_by_a_proof():
    items = (order.Item(both("`gen` is made")), order.Item(code=both("next(gen)")), order.Item(both("`2`")))
    code = "print('gen is')\nprint('next(')\nprint(2)"
    assert proof(question("o", "order", body=order.Body(items, proof=code)), run) == ([], 1)


def test_an_order_without_a_proof_is_a_mistake_of_its_author():
    found, count = proof(asked(3), nothing_is_run)
    assert [(s.where, s.message) for s in found] == [
        ((), "`proof` is missing: a program that prints a line when each item happens")
    ]
    assert count == 0
