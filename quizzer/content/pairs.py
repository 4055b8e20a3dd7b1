"""Banks and challenges name each other: what is wrong with the links, at the end that is wrong."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from quizzer.content.source import read_source
from quizzer.content.suggest import did_you_mean
from quizzer.model.challenge import Challenge
from quizzer.model.mistake import Mistake
from quizzer.model.question import Bank


def check_pairs(banks: Sequence[Bank], questions: Path, challenges: Sequence[Challenge]) -> Iterator[Mistake]:
    """Every link leads somewhere, and back."""
    by_bank = {bank.slug: bank for bank in banks}
    by_challenge = {challenge.slug: challenge for challenge in challenges}
    for bank in banks:
        for i, slug in enumerate(bank.challenges):
            challenge = by_challenge.get(slug)
            source = read_source(questions / f"{bank.slug}.yaml")
            if challenge is None:
                hint = did_you_mean(slug, sorted(by_challenge))
                yield source.mistake(("challenges", i), f"there is no challenge `{slug}`{hint}")
            elif bank.slug not in challenge.facts.banks:
                yield source.mistake(
                    ("challenges", i), f"challenge `{slug}` does not name this bank among its `banks`"
                )
    for challenge in challenges:
        source = read_source(Path(challenge.directory) / "challenge.yaml")
        if not challenge.facts.banks:
            yield source.mistake(("banks",), "names no bank of questions that goes with it")
        for i, slug in enumerate(challenge.facts.banks):
            named = by_bank.get(slug)
            if named is None:
                hint = did_you_mean(slug, sorted(by_bank))
                yield source.mistake(("banks", i), f"there is no bank `{slug}`{hint}")
            elif challenge.slug not in named.challenges:
                yield source.mistake(
                    ("banks", i), f"bank `{slug}` does not name this challenge among its `challenges`"
                )
