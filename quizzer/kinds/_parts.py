"""What choices and items share: each is shown as a text or as code."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from quizzer.kinds import Slip
from quizzer.model.ask import Option
from quizzer.model.text import LANGS, Text


class Part(Protocol):
    """A part of an entry of which exactly one of ``text`` and ``code`` is given."""

    @property
    def text(self) -> Text | None: ...
    @property
    def code(self) -> Text | None: ...


def options(parts: Sequence[Part]) -> tuple[Option, ...]:
    """The parts as options; a part's key is its place in the bank, so that answers stay comparable."""
    return tuple(
        Option(str(i), p.code, is_code=True) if p.code is not None else Option(str(i), p.text or Text("", ""))
        for i, p in enumerate(parts, 1)
    )


def check_parts(field: str, parts: Sequence[Part]) -> Iterator[Slip]:
    """Each part is either a text or code, and no two of them look the same to a reader."""
    for i, part in enumerate(parts):
        if (part.text is None) == (part.code is None):
            yield Slip((field, i), "needs `text` or `code`, and not both")
        twin = next((k for k, other in enumerate(parts[:i], 1) if _look_alike(part, other)), None)
        if twin is not None:
            yield Slip((field, i), f"says the same as number {twin} of `{field}`")


def _look_alike(one: Part, other: Part) -> bool:
    a, b = one.code or one.text, other.code or other.text
    if a is None or b is None:
        return False
    return any(a.of(lang).split() == b.of(lang).split() for lang in LANGS)
