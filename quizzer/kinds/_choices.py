"""What the kinds with choices share: an entry's choices, and how they are dealt."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizzer.kinds import Proof, Run, Slip
from quizzer.kinds._parts import check_parts, options
from quizzer.model.ask import Option
from quizzer.model.text import Prose, Text


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: a text or a piece of code.

    A wrong one says ``why`` it is wrong; a right one may say what makes it right with ``because``. Two words,
    so that ``right`` at another choice than was meant is seen.
    """

    text: Text | None = None
    code: Text | None = None
    right: bool = False
    why: Prose | None = None
    because: Prose | None = None


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
        if choice.right and choice.why is not None:
            yield Slip(("choices", i, "why"), "is for wrong choices, and this one is `right: true`")
        if not choice.right and choice.because is not None:
            yield Slip(("choices", i, "because"), "is for right choices, and this one is wrong")
    yield from check_parts("choices", choices)


def prove_choices(choices: Sequence[Choice], proof: str | None, run: Run) -> Proof:
    """Runs the program, if there is one, that prints the numbers of the right choices, counted from 1."""
    if proof is None:
        return 0
    ran = run(proof)
    if ran.error:
        yield Slip(("proof",), f"fails: {ran.error}")
        return 0
    wanted = [str(i) for i, choice in enumerate(choices, 1) if choice.right]
    if sorted(ran.printed.split()) != sorted(wanted):
        seen = " ".join(ran.printed.split()) or "nothing"
        yield Slip(("proof",), f"prints {seen}, and right are {' '.join(wanted)}")
        return 0
    return 1
