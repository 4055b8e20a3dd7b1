"""The likely mistake behind a failed test, where the pattern is known: one sentence, made of what was observed.

Each module beside this one has ``PATTERNS`` of one kind: pairs of what must have been seen and what to say then. Advice
that may be wrong is worse than none: a pattern asks for evidence in the steps, the time line or the submission's text.
"""

from quizzer.model.text import Text
from quizzer.report import TestReport
from quizzer.ui.diagnosis import concurrency, errors, generators, values
from quizzer.ui.diagnosis.observed import Observed

MOST_SOURCE = 50_000
"""Bytes of a submission that are searched: advice must not take longer than the verdict."""

# The most telling first: what an exception says, then who waited for whom, then what came instead of what.
_PATTERNS = (*errors.PATTERNS, *concurrency.PATTERNS, *generators.PATTERNS, *values.PATTERNS)


def diagnosis(test: TestReport, source: bytes = b"") -> Text | None:
    """What has probably gone wrong; None when the pattern is not known. ``source`` is the submission's."""
    if test.passed or test.problem is None:
        return None
    observed = Observed(test, source[:MOST_SOURCE].decode("utf-8", "replace"))
    return next((text for seen, text in _PATTERNS if seen(observed)), None)
