"""A report is a pass only if everything in it says so; what is not as it should be is the judge's error."""

from copy import deepcopy
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.model.challenge import Verdict
from quizzer.report import Report, read_report

TESTS = ["test_one", "test_two"]


def entry(name: str, verdict: str = "passed", problem: Any = None) -> dict[str, Any]:
    return {
        "id": name,
        "verdict": verdict,
        "problem": problem,
        "seconds": 1.0,
        "steps": [],
        "timeline": [],
        "tasks": [],
        "waiting": [],
        "warned": [],
        "output": "",
    }


def report(*entries: dict[str, Any]) -> dict[str, Any]:
    return {"complete": True, "isolation": "rlimits", "tests": list(entries)}


PASSING = report(*map(entry, TESTS))


def test_a_complete_report_of_passed_tests_is_a_pass() -> None:
    """In the suite's order, whatever that of the report."""
    found = read_report(report(entry("test_two"), entry("test_one")), TESTS)
    assert (found.verdict, found.passed, found.isolation, found.trouble) == (Verdict.PASSED, 2, "rlimits", "")
    assert [test.id for test in found.tests] == TESTS
    assert found.failing() == []


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict is not Verdict.PASSED])
def test_one_test_that_did_not_pass_decides(verdict: Verdict) -> None:
    """The whole has the verdict of its worst test."""
    failed = entry("test_two", verdict.value, {"code": "judge", "detail": "why"})
    found = read_report(report(entry("test_one"), failed), TESTS)
    assert (found.verdict, found.passed) == (verdict, 1)
    assert found.trouble == ("why" if verdict is Verdict.JUDGE_ERROR else "")
    assert [test.id for test in found.failing()] == ["test_two"]


def test_the_severest_verdict_is_that_of_the_whole() -> None:
    """The judge's own error before all, then what kept the submission from running."""
    order = [
        "failed",
        "stuck",
        "timed_out",
        "output_limit",
        "memory_limit",
        "crashed",
        "missing",
        "import_error",
    ]
    problem = {"code": "x", "detail": ""}
    for milder, severer in pairwise(order):
        entries = [entry("test_one", severer, problem), entry("test_two", milder, problem)]
        found = read_report(report(*entries), TESTS)
        assert found.verdict == severer


NOT_A_REPORT: dict[str, Any] = {
    "not complete": PASSING | {"complete": False},
    "complete in another way": PASSING | {"complete": "true"},
    "complete by a number": PASSING | {"complete": 1},
    "silent on being complete": {k: v for k, v in PASSING.items() if k != "complete"},
    "empty": {},
    "without tests": PASSING | {"tests": []},
    "without one test": report(entry("test_one")),
    "with one test twice": report(entry("test_one"), entry("test_one")),
    "with one test more": report(*map(entry, [*TESTS, "test_three"])),
    "with a test twice, failed and passed": report(
        entry("test_one", "failed", {}), *map(entry, TESTS)
    ),
    "with another test": report(entry("test_one"), entry("test_other")),
    "with an unknown verdict": report(entry("test_one"), entry("test_two", "PASSED")),
    "with a verdict that is none": report(entry("test_one"), entry("test_two", None)),  # type: ignore[arg-type]
    "with a verdict that is a list": report(entry("test_one"), entry("test_two", ["passed"])),  # type: ignore[arg-type]
    "with a pass that has a problem": report(entry("test_one"), entry("test_two", "passed", {"code": "step"})),
    "with a problem that is no object": report(entry("test_one"), entry("test_two", "judge_error", "text")),
    "with a test that is none": report(entry("test_one"), "test_two"),  # type: ignore[arg-type]
    "with a test without steps": report(
        entry("test_one"), {k: v for k, v in entry("test_two").items() if k != "steps"}
    ),
    "with steps that are a number": report(entry("test_one"), entry("test_two") | {"steps": 5}),
    "with endless seconds": report(entry("test_one"), entry("test_two") | {"seconds": 10**400}),
    "with tests that are a number": PASSING | {"tests": 5},
    "with tests that are none": PASSING | {"tests": None},
    "without a sandbox": {k: v for k, v in PASSING.items() if k != "isolation"},
    "a list": [PASSING],
    "nothing": None,
}  # fmt: skip


@pytest.mark.parametrize("what", NOT_A_REPORT)
def test_what_is_not_a_whole_report_is_a_judge_error(what: str) -> None:
    """With a reason, and never an exception."""
    found = read_report(NOT_A_REPORT[what], TESTS)
    assert found.verdict is Verdict.JUDGE_ERROR
    assert found.trouble


def test_a_suite_without_tests_passes_nobody() -> None:
    """There was nothing to pass."""
    assert read_report(report(), []).verdict is Verdict.JUDGE_ERROR


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["passed", *TESTS]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def places(data: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a report, from the whole to its last value."""
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [at, *(place for key, value in inside for place in places(value, (*at, key)))]


@given(st.data())
def test_a_mutated_report_is_never_more_of_a_pass(data: st.DataObject) -> None:
    """Any one place of a report on a failure replaced by anything but the word itself: it does not become a pass."""
    whole = report(entry("test_one"), entry("test_two", "failed", {"code": "step"}))
    place = data.draw(st.sampled_from([p for p in places(whole) if p]))
    value = data.draw(anything)
    changed: Any = deepcopy(whole)
    inside = changed
    for key in place[:-1]:
        inside = inside[key]
    inside[place[-1]] = value
    found = read_report(changed, TESTS)
    assert isinstance(found, Report)
    assert found.verdict is not Verdict.PASSED


@given(anything, st.lists(st.text(max_size=5), max_size=3))
def test_anything_else_is_a_judge_error(data: Any, expected: list[str]) -> None:
    """No exception gets out."""
    assert read_report(data, expected).verdict is Verdict.JUDGE_ERROR
