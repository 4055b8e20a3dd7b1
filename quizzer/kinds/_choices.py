"""What the kinds with choices share: an entry's choices, and how they are dealt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from quizzer.kinds import Slip
from quizzer.model.ask import Option
from quizzer.model.text import Text


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: a text or a piece of code; a wrong one says why it is wrong."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    text: Text | None = None
    code: Text | None = None
    right: bool = False
    why: Text | None = None


def options(choices: Sequence[Choice]) -> tuple[Option, ...]:
    """The choices as options; a choice's key is its place in the bank, so that answers stay comparable."""
    return tuple(
        Option(str(i), c.code, is_code=True) if c.code is not None else Option(str(i), c.text or Text("", ""))
        for i, c in enumerate(choices, 1)
    )


def check_choices(choices: Sequence[Choice]) -> Iterator[Slip]:
    """What holds for every list of choices."""
    if len(choices) < 2:
        yield Slip(("choices",), "needs at least two choices")
    for i, choice in enumerate(choices):
        if (choice.text is None) == (choice.code is None):
            yield Slip(("choices", i), "a choice has either `text` or `code`")
        if not choice.right and choice.why is None:
            yield Slip(("choices", i), "a wrong choice must say `why` it is wrong")
