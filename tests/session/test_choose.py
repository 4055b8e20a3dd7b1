"""Which questions a sitting asks."""

import os
import subprocess
import sys
from collections import Counter
from itertools import pairwise

import pytest
from adapters.samples import question
from hypothesis import given
from hypothesis import strategies as st

from quizzer.model.question import Level, Question
from quizzer.session.choose import OPEN, Wish, choose, own_randomness


def many(banks: int = 4, each: int = 6, recalls: int = 1) -> list[Question]:
    """Banks of questions, the first few of each open."""
    return [
        question(f"b{b}-q{i}", OPEN if i < recalls else "single", bank=f"b{b}")
        for b in range(banks)
        for i in range(each)
    ]


def ids(questions: tuple[Question, ...]) -> list[str]:
    return [q.id for q in questions]


def test_the_same_seed_asks_the_same_questions_in_the_same_order():
    """A seed names a sitting."""
    assert choose(many(), Wish(), 7) == choose(many(), Wish(), 7)


def test_another_seed_asks_others():
    """Seeds matter: of ten seeds at least nine give another sitting than the first."""
    first = choose(many(), Wish(), 0)
    assert sum(choose(many(), Wish(), seed) != first for seed in range(1, 11)) >= 9


def test_a_seed_means_the_same_in_every_process_and_on_every_python():
    """Neither the hash seed nor the version of Python takes part; the ids are written down here."""
    program = (
        "from adapters.samples import question\n"
        "from quizzer.session.choose import *\n"
        "qs = [question(f'b{i % 3}-q{i}', bank=f'b{i % 3}') for i in range(12)]\n"
        "print(*(q.id for q in choose(qs, Wish(count=6), 42)))\n"
        "print(own_randomness(42, qs[0]).sample(range(9), 9))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": "random"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.splitlines() == EXPECTED


EXPECTED = ["b1-q4 b0-q0 b2-q2 b1-q7 b0-q9 b2-q8", "[3, 4, 8, 6, 2, 0, 1, 5, 7]"]


def test_the_order_in_which_banks_are_read_does_not_matter():
    """The choice depends on ids, not on the order of files."""
    assert choose(list(reversed(many())), Wish(), 3) == choose(many(), Wish(), 3)


def test_a_question_that_is_not_true_here_leaves_the_order_of_the_others():
    """Leaving one out (another Python) only moves the next one up."""
    everything = many(recalls=0)
    chosen = choose(everything, Wish(count=24), 5)
    gone = chosen[3]
    rest = choose([q for q in everything if q != gone], Wish(count=24), 5)
    by_bank = [[q for q in qs if q.bank == gone.bank and q != gone] for qs in (chosen, rest)]
    assert by_bank[0] == by_bank[1]


def test_questions_are_spread_over_topics():
    """Eight questions from four topics are two of each."""
    chosen = choose(many(recalls=0), Wish(count=8), 1)
    assert Counter(q.bank for q in chosen) == {f"b{i}": 2 for i in range(4)}


def test_a_topic_takes_its_own_questions_and_those_that_name_it():
    """``topics`` of a question count as well as its bank."""
    guest = question("guest", bank="other", topics=("b1",))
    chosen = choose([*many(recalls=0), guest, question("stranger", bank="other")], Wish(("b1",), count=99), 1)
    assert {q.id for q in chosen} == {f"b1-q{i}" for i in range(6)} | {"guest"}


def test_level_and_kind_are_respected():
    """Only what fits is asked, even when that is less than was wished for."""
    senior = question("hard", "short", level=Level.SENIOR)
    pool = [senior, question("easy", "short", level=Level.JUNIOR), question("other", level=Level.SENIOR)]
    assert choose(pool, Wish(level=Level.SENIOR, kind="short"), 1) == (senior,)


@given(count=st.integers(1, 40), seed=st.integers(), recalls=st.integers(0, 6))
def test_open_questions_are_few_and_last(count, seed, recalls):
    """At most one in five is open (so none of four), and nothing closed comes after one."""
    chosen = choose(many(recalls=recalls), Wish(count=count), seed)
    kinds = [q.kind == OPEN for q in chosen]
    assert sum(kinds) <= len(kinds) // 5
    assert kinds == sorted(kinds)
    assert len(chosen) <= count


def test_closed_questions_fill_the_places_that_open_ones_may_not_take():
    """Ten are asked when there are ten, whatever the draw."""
    assert all(len(choose(many(recalls=3), Wish(count=10), seed)) == 10 for seed in range(20))


def test_open_questions_are_asked_when_they_are_asked_for():
    """``--kind recall`` lifts the limit."""
    assert len(choose(many(), Wish(kind=OPEN, count=3), 1)) == 3


@pytest.mark.parametrize("seed", range(10))
def test_a_follow_up_comes_right_after_what_it_follows(seed):
    """Chains of follow-ups stay together when they are chosen."""
    chain = [
        question("first", follow_up="second"),
        question("second", follow_up="third", bank="x"),
        question("third", bank="y"),
    ]
    order = ids(choose([*many(2, 4, 0), *chain], Wish(count=11), seed))
    assert ("first", "second") in pairwise(order)
    assert ("second", "third") in pairwise(order)


@pytest.mark.parametrize("seed", range(10))
def test_an_open_follow_up_comes_right_after_and_still_last(seed):
    """What leads to an open question is the last of the closed ones."""
    lead, end = question("lead", follow_up="talk"), question("talk", OPEN)
    order = ids(choose([*many(2, 4, 0), lead, end], Wish(count=10), seed))
    assert order[-2:] == ["lead", "talk"]


@given(seed=st.integers())
def test_follow_ups_in_a_circle_are_each_asked_once(seed):
    """An author's circle does no harm."""
    circle = [question("a", follow_up="b"), question("b", follow_up="a"), question("c", follow_up="c")]
    assert sorted(ids(choose(circle, Wish(), seed))) == ["a", "b", "c"]


def test_the_choices_of_a_question_do_not_depend_on_its_neighbours():
    """Its randomness comes from the seed and its id alone."""
    one, other = question("one"), question("other")
    assert own_randomness(3, one).random() == own_randomness(3, one).random()
    assert own_randomness(3, one).random() != own_randomness(3, other).random()


def test_where_nothing_can_be_run_only_questions_with_written_answers_are_asked():
    """Without fork there is no guest to compute a varied question's answer: such questions are left out."""
    from quizzer.app.quiz import computed, questions
    from quizzer.content.banks import load_banks
    from quizzer.content.places import questions_root
    from quizzer.session.choose import Wish

    banks = load_banks(questions_root()).banks
    everything = Wish((), None, "predict", 1000)
    assert any(map(computed, questions(banks, everything, 1, can_run=True)))
    assert not any(map(computed, questions(banks, everything, 1, can_run=False)))
