"""Values of the submission as the judge holds them, and what it means for two of them to be the same."""

import math
from dataclasses import dataclass, field
from typing import Any

from quizzer.wire.codec import Json

MOST_CAUSES = 6
LAST_LINE = 1_000_000
"""No submission has more."""


@dataclass(frozen=True, slots=True)
class Handle:
    """An object that stays in the guest. It equals itself and nothing else."""

    id: int
    kind: str
    type: str
    repr: str

    def __repr__(self) -> str:
        return self.repr


@dataclass(frozen=True, slots=True)
class Thrown:
    """An exception of the submission. ``key`` is the judge's own, when the judge made it."""

    type: str
    bases: tuple[str, ...] = ()
    """Names of its classes, after their modules' unless they are built in."""
    args: tuple[Any, ...] = ()
    text: str = ""
    key: int | None = None
    id: int = 0
    cause: "Thrown | None" = None
    parts: "tuple[Thrown, ...]" = ()
    trace: tuple[tuple[int, str], ...] = field(default=(), compare=False)

    def __hash__(self) -> int:
        return hash((self.type, self.id))  # its arguments need not be hashable

    def __repr__(self) -> str:
        inside = ", ".join(map(repr, (*self.args[:1], list(self.parts)) if self.parts else self.args))
        return f"{self.type}({inside})"


class Token(str):
    """A result that only the judge knows, until it hands it out."""

    __slots__ = ("of",)
    of: str

    def __new__(cls, text: str, of: str) -> "Token":
        token = super().__new__(cls, text)
        token.of = of
        return token


class Anything:
    """Equal to whatever the submission gives; for values that a test does not care about."""

    def __repr__(self) -> str:
        return "…"


ANYTHING = Anything()


def full_name(kind: type) -> str:
    """What a guest calls a class among the bases of an exception."""
    return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"


def read_exception(data: dict[str, Any], unpacked: Any, depth: int = 0) -> Thrown:
    """The exception that ``{"$": "exc", …}`` describes; raises ``KeyError``, ``TypeError`` or ``ValueError``."""
    if depth > MOST_CAUSES:
        raise ValueError("too many causes")
    return Thrown(
        type=_text(data["type"])[:80],
        bases=tuple(_text(base) for base in data["bases"][:20]),
        args=tuple(map(unpacked, _list(data["args"]))),
        text=_text(data["text"])[:500],
        key=data.get("key") if type(data.get("key")) is int else None,
        id=_whole(data["id"]),
        cause=read_exception(data["cause"], unpacked, depth + 1) if data.get("cause") else None,
        parts=tuple(read_exception(part, unpacked, depth + 1) for part in data["parts"][:20]),
        trace=tuple((_line(f["line"]), _text(f["in"])[:80]) for f in data["trace"][:12]),
    )


def read_handle(data: dict[str, Any]) -> Handle:
    return Handle(
        _whole(data["id"]), _text(data["kind"])[:80], _text(data["type"])[:80], _text(data["repr"])[:400]
    )


def _whole(value: Json) -> int:
    if type(value) is not int:
        raise TypeError(value)
    return value


def _line(value: Json) -> int:
    line = _whole(value or 0)
    if not 0 <= line <= LAST_LINE:
        raise ValueError(line)
    return line


def _list(value: Json) -> list[Any]:
    if type(value) is not list:
        raise TypeError(value)
    return value


def _text(value: Json) -> str:
    if type(value) is not str:
        raise TypeError(value)
    return value


def same(wanted: Any, got: Any) -> bool:
    """Whether the submission gave what was wanted: same value and same kind of container.

    1 and 1.0 are the same number, but neither is True; floats may differ by rounding; an exception that the judge
    made is itself only.
    """
    if isinstance(wanted, Anything):
        return True
    if isinstance(wanted, bool) or isinstance(got, bool) or wanted is None or got is None:
        return wanted is got
    if isinstance(wanted, int | float) and isinstance(got, int | float):
        return _same_number(wanted, got)
    if isinstance(wanted, str):
        return isinstance(got, str) and str(wanted) == str(got)
    if isinstance(wanted, list | tuple) and type(wanted) is type(got):
        return len(wanted) == len(got) and all(map(same, wanted, got))
    if isinstance(wanted, dict) and isinstance(got, dict):
        return wanted.keys() == got.keys() and all(same(v, got[k]) for k, v in wanted.items())
    return type(wanted) is type(got) and bool(wanted == got)


def _same_number(wanted: float, got: float) -> bool:
    if isinstance(wanted, int) and isinstance(got, int):
        return wanted == got
    try:
        return math.isclose(wanted, got, rel_tol=1e-9, abs_tol=1e-9) or (wanted != wanted and got != got)
    except OverflowError:
        return False
