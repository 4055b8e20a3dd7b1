"""Banks and challenges name each other: what is wrong with the links, at the end that is wrong."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from quizzer.content.suggest import did_you_mean
from quizzer.content.written import AuthoredFile
from quizzer.model.challenge import Challenge
from quizzer.model.mistake import Mistake
from quizzer.model.question import Bank


def check_pairs(banks: Sequence[Bank], questions: Path, challenges: Sequence[Challenge]) -> Iterator[Mistake]:
    """Every link leads somewhere, and back."""
    by_bank = {bank.slug: bank for bank in banks}
    by_challenge = {challenge.slug: challenge for challenge in challenges}
    for bank in banks:
        file = AuthoredFile(questions / f"{bank.slug}.yaml")
        for i, slug in enumerate(bank.challenges):
            challenge = by_challenge.get(slug)
            if challenge is None:
                hint = did_you_mean(slug, sorted(by_challenge))
                yield file.source.mistake(("challenges", i), f"there is no challenge `{slug}`{hint}")
            elif bank.slug not in challenge.facts.banks:
                yield file.source.mistake(
                    ("challenges", i), f"challenge `{slug}` does not name this bank among its `banks`"
                )
    for challenge in challenges:
        file = AuthoredFile(Path(challenge.directory) / "challenge.yaml")
        if not challenge.facts.banks:
            yield file.source.mistake(("banks",), "names no bank of questions that goes with it")
        for i, slug in enumerate(challenge.facts.banks):
            named = by_bank.get(slug)
            if named is None:
                hint = did_you_mean(slug, sorted(by_bank))
                yield file.source.mistake(("banks", i), f"there is no bank `{slug}`{hint}")
            elif challenge.slug not in named.challenges:
                yield file.source.mistake(
                    ("banks", i), f"bank `{slug}` does not name this challenge among its `challenges`"
                )
