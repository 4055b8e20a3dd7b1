"""What can be seen of banks without running anything, beyond what loading them needs."""

from collections.abc import Iterator, Sequence

from quizzer.content.alike import check_alike
from quizzer.content.balance import check_lengths, check_truth
from quizzer.content.collection import check_collection
from quizzer.content.coverage import check_coverage, check_quotes
from quizzer.content.drift import check_drift
from quizzer.content.sentences import check_explanation
from quizzer.content.written import Written
from quizzer.model.mistake import Mistake
from quizzer.model.question import Bank


def check_banks(entries: Sequence[Written]) -> Iterator[Mistake]:
    """What holds for the questions of any banks."""
    for entry in entries:
        yield from check_drift(entry)
        yield from check_explanation(entry)
    yield from check_lengths(entries)
    yield from check_alike(entries)


def check_shipped(banks: Sequence[Bank], entries: Sequence[Written], root: str) -> Iterator[Mistake]:
    """What the whole shipped collection must have; ``root`` is its directory."""
    yield from check_collection(banks, entries, root)
    yield from check_truth(entries, root)
    yield from check_coverage(entries, root)
    yield from check_quotes(entries, root)
