"""Reports that would be too long: verdicts are never left out, details are."""

from pathlib import Path

from adapters.tasks import SOLUTION, counting, write_challenge

from quizzer.grading.judge import JudgeProcess
from quizzer.judge.plugin import MOST_OF_ENTRY
from quizzer.sandbox import Limits

A_WORD = """
def test_a_word(submission):
    submission.hello().next().gives("hello")
"""
MANY_WORDS = """
def {name}(submission):
    for _ in range({steps}):
        submission.hello(*["long " * 50] * 50).next()
    submission.hello().next().gives("hello")
"""


def entries(directory: Path, suite: str, submission: str) -> dict[str, dict[str, object]]:
    with JudgeProcess(write_challenge(directory, suite=suite) / "suite") as judge:
        judge.ask(submission.replace("hello()", "hello(*_)").encode(), Limits())
        return {entry["id"]: entry for entry in judge.answer()["tests"]}


def test_of_a_test_with_too_much_to_tell_only_the_verdict_is_told(tmp_path: Path) -> None:
    """It has failed or passed all the same; the others are told as ever."""
    suite = A_WORD + MANY_WORDS.format(name="test_much", steps=400)
    for place, submission, verdict in (("a", SOLUTION, "passed"), ("b", counting(hello="bye"), "failed")):
        (tmp_path / place).mkdir()
        found = entries(tmp_path / place, suite, submission)
        assert {entry["verdict"] for entry in found.values()} == {verdict}
        assert found["test_a_word"]["steps"]
        assert found["test_much"]["steps"] == []
        assert (found["test_much"]["problem"] is None) == (verdict == "passed")


def test_many_that_are_long_but_not_too_long_are_told_whole(tmp_path: Path) -> None:
    """What is limited is each test's entry, not the report."""
    long = [MANY_WORDS.format(name=f"test_{number}", steps=40) for number in range(8)]
    found = entries(tmp_path, "".join([A_WORD, *long]), SOLUTION)
    assert len(str(found)) > MOST_OF_ENTRY
    assert len(found) == 9
    assert all(entry["steps"] for entry in found.values())
