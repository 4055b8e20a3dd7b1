"""Whether the right answer can be told by its looks: the longest choice, or always true."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from quizzer.content.written import Written
from quizzer.model.mistake import Mistake
from quizzer.model.text import LANGS, Lang

MOST_LONGEST = 0.4
"""The share of a bank's ``single`` questions whose right choice may be the longest one."""

TRUE_SHARE = (0.4, 0.6)
"""The share of statements that are true, over all banks."""


def check_lengths(entries: Sequence[Written]) -> Iterator[Mistake]:
    """Each bank in which the longest choice is too often the right one.

    Told once for each bank and language, at the right choice that stands out most. One question alone makes
    no pattern.
    """
    for _, group in groupby((e for e in entries if e.question.kind == "single"), lambda e: e.bank.slug):
        asked = list(group)
        for lang in LANGS:
            longest = [e for e in asked if _excess(e, lang) > 0]
            if len(longest) > max(1, int(MOST_LONGEST * len(asked))):
                worst = max(longest, key=lambda e: _excess(e, lang))
                yield worst.mistake(
                    ("choices", _right(worst)),
                    f"the longest choice is the right one in {len(longest)} of this bank's {len(asked)} "
                    f"`single` questions ({lang}): {', '.join(e.question.id for e in longest)}",
                )


def check_truth(entries: Sequence[Written], root: str) -> Iterator[Mistake]:
    """Whether about half of all statements are true; told of the whole directory ``root``."""
    answers = [e.question.body.answer for e in entries if e.question.kind == "boolean"]
    share = sum(answers) / len(answers) if answers else 0.5
    least, most = TRUE_SHARE
    if not least <= share <= most:
        yield Mistake(
            root, 1, 1, f"{share:.0%} of all statements are true; it should be {least:.0%} to {most:.0%}"
        )


def _excess(entry: Written, lang: Lang) -> int:
    """By how many characters the right choice is longer than each other one; 0 or less when it is not."""
    choices = entry.question.body.choices
    lengths = [len((c.code or c.text).of(lang)) for c in choices]
    right = _right(entry)
    return lengths[right] - max((n for i, n in enumerate(lengths) if i != right), default=0)


def _right(entry: Written) -> int:
    return next(i for i, c in enumerate(entry.question.body.choices) if c.right)
