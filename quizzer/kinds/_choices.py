"""What the kinds with choices share: an entry's choices, and how they are dealt."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizzer.kinds import Slip
from quizzer.kinds._parts import check_parts, options
from quizzer.model.ask import Option
from quizzer.model.text import Prose, Text


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: a text or a piece of code; a wrong one says why it is wrong."""

    text: Text | None = None
    code: Text | None = None
    right: bool = False
    why: Prose | None = None


def dealt(choices: Sequence[Choice], rng: random.Random) -> tuple[Option, ...]:
    """The choices as options, shuffled."""
    shuffled = list(options(choices))
    rng.shuffle(shuffled)
    return tuple(shuffled)


def right_ones(choices: Sequence[Choice]) -> tuple[Option, ...]:
    """The right choices as options, in the bank's order."""
    return tuple(o for o, c in zip(options(choices), choices, strict=True) if c.right)


def check_choices(choices: Sequence[Choice]) -> Iterator[Slip]:
    """What holds for every list of choices."""
    if len(choices) < 2:
        yield Slip(("choices",), "needs at least two choices")
    for i, choice in enumerate(choices):
        if not choice.right and choice.why is None:
            yield Slip(("choices", i), "a wrong choice must say `why` it is wrong")
    yield from check_parts("choices", choices)
