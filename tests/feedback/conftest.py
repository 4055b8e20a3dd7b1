"""One warm judge, and each case judged once."""

from collections.abc import Callable, Iterator

import pytest
from adapters.judged import Judged
from feedback.cases import Case

from quizzer.report import TestReport as Outcome
from quizzer.report import read_report


@pytest.fixture(scope="session")
def judged() -> Iterator[Judged]:
    with Judged() as judged:
        yield judged


@pytest.fixture(scope="session")
def outcome(judged: Judged) -> Callable[[Case], Outcome]:
    """What became of a case's test, as the command reads it from the judge's report."""
    known: dict[str, Outcome] = {}

    def found(case: Case) -> Outcome:
        if case.name not in known:
            report = judged.report(case.suite, case.source, case.limits)
            (known[case.name],) = read_report(report, ["test_case"]).tests
        return known[case.name]

    return found
