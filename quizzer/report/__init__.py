"""What a judge's report means: read with suspicion, and never a pass unless everything says so."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from quizzer.model.challenge import Verdict

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class TestReport:
    """One test. Steps, timeline and problem are the judge's data; words are made of them at the edge."""

    id: str
    verdict: Verdict
    problem: Json | None = None
    seconds: float = 0.0
    steps: tuple[Json, ...] = ()
    timeline: tuple[Json, ...] = ()
    tasks: tuple[Json, ...] = ()
    waiting: tuple[Json, ...] = ()
    warned: tuple[str, ...] = ()
    output: str = ""

    @property
    def passed(self) -> bool:
        return self.verdict is Verdict.PASSED


@dataclass(frozen=True, slots=True)
class Report:
    """One submission judged. ``trouble`` says what went wrong with the judge itself, if anything did."""

    verdict: Verdict
    isolation: str
    tests: tuple[TestReport, ...] = field(default=())
    trouble: str = ""

    @property
    def passed(self) -> int:
        return sum(test.passed for test in self.tests)

    def failing(self) -> list[TestReport]:
        return [test for test in self.tests if not test.passed]


def judge_error(trouble: str, isolation: str = "") -> Report:
    """The judge failed; nothing is counted."""
    return Report(Verdict.JUDGE_ERROR, isolation, trouble=trouble)


def read_report(data: Json, expected: Sequence[str]) -> Report:
    """The report that a judge wrote, for a suite with these tests, in this order.

    It is a pass only if it is complete, names just the expected tests, and each of them as passed. A report that is
    not as it should be is a judge error.
    """
    try:
        if data["complete"] is not True:
            return judge_error("the report is not complete")
        tests = {test.id: test for test in map(_test, data["tests"])}
        if sorted(tests) != sorted(expected) or len(data["tests"]) != len(expected):
            strange = sorted(set(tests) ^ set(expected))
            return judge_error(f"the report is not about the expected tests: {', '.join(strange)}")
        ordered = tuple(tests[name] for name in expected)
        verdict = _severest(ordered)
        return Report(verdict, str(data["isolation"]), ordered, _trouble(ordered) if ordered else "")
    except (LookupError, TypeError, ValueError, OverflowError) as e:
        return judge_error(f"the report cannot be read: {type(e).__name__}: {e}")


def _severest(tests: Sequence[TestReport]) -> Verdict:
    """The verdict on the whole: that of the worst test; without tests there is nothing to pass."""
    order = list(Verdict)
    return min((test.verdict for test in tests), key=order.index, default=Verdict.JUDGE_ERROR)


def _trouble(tests: Sequence[TestReport]) -> str:
    problems = [t.problem for t in tests if t.verdict is Verdict.JUDGE_ERROR]
    return str((problems[0] or {}).get("detail", "")) if problems else ""


def _test(data: Json) -> TestReport:
    verdict, problem = Verdict(data["verdict"]), data["problem"]
    if (verdict is Verdict.PASSED) != (problem is None) or not isinstance(problem, dict | None):
        raise ValueError(f"{verdict} with the problem {problem!r}")
    return TestReport(
        id=str(data["id"]),
        verdict=verdict,
        problem=problem,
        seconds=float(data["seconds"]),
        steps=tuple(data["steps"]),
        timeline=tuple(data["timeline"]),
        tasks=tuple(data["tasks"]),
        waiting=tuple(data["waiting"]),
        warned=tuple(map(str, data.get("warned", ()))),
        output=str(data["output"]),
    )
