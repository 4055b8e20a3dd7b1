"""Open questions, marked by the person."""

import pytest
from adapters.samples import question
from adapters.talk import slips, talk

from quizzer.kinds import recall
from quizzer.model.ask import Choose, Reveal, Write
from quizzer.model.text import Text

SAMPLE = Text("I would say this.", "이렇게 말하겠습니다.")


def asked(count: int):
    points = tuple(Text(f"point {i}", f"항목 {i}") for i in range(1, count + 1))
    return question("r", "recall", body=recall.Body(points, SAMPLE))


def test_the_answer_comes_before_the_sample_and_the_sample_before_the_marks():
    """Nothing of the answer is seen before one's own is given."""
    told = talk(asked(4), "my words", ("1",))
    assert [type(a).__name__ for a in told.asked] == ["Present", "Write", "Reveal", "Choose"]
    assert told.first(Reveal).lines == (SAMPLE,)
    assert [o.text.ko for o in told.first(Choose).options] == ["항목 1", "항목 2", "항목 3", "항목 4"]


@pytest.mark.parametrize(
    ("marked", "score"), [((), 0.0), (("2",), 0.25), (("4", "1", "2"), 0.75), (("1", "2", "3", "4"), 1.0)]
)
def test_the_score_is_the_share_of_points_covered(marked, score):
    graded = talk(asked(4), "my words", marked).graded
    assert graded.score == score
    assert graded.given == {"text": "my words", "points": sorted(marked)}


@pytest.mark.parametrize(("marked", "missed"), [(("1", "3"), ["2", "4"]), ((), ["1", "2", "3", "4"])])
def test_only_what_was_missed_is_shown_again_and_the_verdict_counts_points(marked, missed):
    """One's own marks are neither right nor wrong, and the points just marked need no second reading."""
    graded = talk(asked(4), "my words", marked).graded
    assert [o.key for o in graded.answer] == missed
    assert graded.said == Text(
        f"{len(marked)} of 4 points covered.", f"항목 4개 가운데 {len(marked)}개를 다루었습니다."
    )
    assert graded.heading == Text("Not covered:", "다루지 않은 항목:")


def test_an_answer_may_be_given_aloud_and_may_cover_nothing():
    told = talk(asked(4), "", ())
    assert told.first(Write).may_be_empty
    assert told.first(Choose).may_be_empty
    assert told.graded.given == {"text": "", "points": []}


@pytest.mark.parametrize("count", [3, 9])
def test_a_rubric_has_four_to_eight_points(count):
    assert slips(asked(count)) == [(("rubric",), f"needs 4 to 8 points, and has {count}")]


def test_a_point_stands_once():
    points = (*asked(4).body.rubric, Text("point 2", "항목 2"))
    assert slips(question("r", "recall", body=recall.Body(points, SAMPLE))) == [
        (("rubric", 4), "is already a point of the rubric")
    ]
