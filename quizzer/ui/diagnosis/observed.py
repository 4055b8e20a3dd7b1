"""A failed test as patterns look at it: the step that failed, what came before it, and the submission's text."""

import ast
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from quizzer.model.text import Text
from quizzer.report import TestReport

Json = Mapping[str, Any]
Pattern = Callable[["Observed"], bool]
Known = tuple[Pattern, Text]

_DEF = re.compile(r"^(\s*)(?:async\s+)?def\s+(\w+)")
_TRUTH = re.compile(
    r"\b(?:if|elif|while)[ \t]+(?:not[ \t]+)?(?!True\b|False\b)"
    r"(?:\(?\w+[ \t]*:=[^\n]+|[\w.]+(?:\([^()\n]*\))?)[ \t]*(?:[:\])]|$|and\b|or\b|else\b)"
    r"|\bfilter\(None\b|\bor[ \t]+None\b",
    re.MULTILINE,
)
_TOKEN = re.compile("‹[^‹›]*›")


class Unreadable:
    """Stands for a value that is no data: an object's repr, or a text that was cut."""


UNREADABLE = Unreadable()


class Opaque(str):
    """A part of a value that is no data, such as an exception: equal when it is written the same."""

    __slots__ = ()


class Side(NamedTuple):
    """What was wanted, or what came."""

    kind: str = ""
    text: str = ""

    @property
    def value(self) -> Any:
        return read(self.text)


@dataclass(frozen=True)
class Observed:
    """See the module."""

    test: TestReport
    source: str

    @cached_property
    def step(self) -> Json:
        found: Json = (self.test.problem or {}).get("step") or {}
        return found

    @property
    def call(self) -> str:
        return str(self.step.get("call", ""))

    @property
    def fact(self) -> str:
        return str(self.step.get("fact", ""))

    @property
    def wanted(self) -> Side:
        return _side(self.step.get("wanted"))

    @property
    def got(self) -> Side:
        return _side(self.step.get("got"))

    @property
    def how(self) -> str:
        return str((self.test.problem or {}).get("how"))

    @cached_property
    def errors(self) -> Sequence[Json]:
        """The exception that the step raised, then what it was raised from."""
        found = []
        error = (self.test.problem or {}).get("error")
        while error:
            found.append(error)
            error = error.get("cause")
        return found

    @cached_property
    def before(self) -> list[Json]:
        """The steps before the failing one."""
        steps: list[Json] = [*self.test.steps]
        place = next((i for i, step in enumerate(steps) if step["ok"] is False), len(steps))
        return steps[:place]

    @cached_property
    def history(self) -> list[Json]:
        """The steps before it that were done to the same object."""
        subject = self.step.get("subject")
        return [step for step in self.before if step["subject"] == subject and not step["fact"]]

    @property
    def maker(self) -> str:
        """The name of the function that was called, or that made the object of the failing step."""
        subject = self.step.get("subject")
        made = next((step["call"] for step in self.before if subject and step["made"] == subject), self.call)
        return str(made).removeprefix("await ").partition("(")[0]

    def truth_is_tested(self) -> bool:
        """Whether a condition of the submission asks a value for its truth."""
        return bool(_TRUTH.search(self.source))

    @cached_property
    def spans(self) -> list[tuple[float, float]]:
        """When something was waited for, in seconds."""
        return sorted((s["from"], s["to"]) for row in self.test.timeline for s in row["spans"])

    def says(self, *words: str) -> bool:
        """Whether the submission has one of these words in its code."""
        return any(re.search(rf"\b{word}\b", self.source) for word in words)

    def body(self, name: str) -> str:
        """The lines of a function without those of functions inside of it; empty if there is none."""
        return "\n".join(_body(self.source.splitlines(), name))


def read(text: str) -> Any:
    """A value from its Python text; ``UNREADABLE`` where it is none. The judge's tokens are read as they are shown."""
    try:
        node = ast.parse(_TOKEN.sub(lambda found: repr(found.group()), text), mode="eval").body
        return _value(node)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return UNREADABLE


def raised(kind: str, *words: str) -> Pattern:
    """The step raised such an exception with one of these words in its text, or one that it was raised from did."""

    def seen(observed: Observed) -> bool:
        return any(e["type"] == kind and any(word in e["text"] for word in words) for e in observed.errors)

    return seen


def _side(data: Json | None) -> Side:
    return Side(data["kind"], data["value"]) if data else Side()


def _value(node: ast.expr) -> Any:
    match node:
        case ast.Constant(value):
            return value
        case ast.List(items):
            return [*map(_value, items)]
        case ast.Tuple(items):
            return tuple(map(_value, items))
        case ast.UnaryOp(ast.USub(), ast.Constant(int() | float() as number)):
            return -number
        case _:
            return Opaque(ast.unparse(node))


def _body(lines: Sequence[str], name: str) -> Iterator[str]:
    start = next((i for i, line in enumerate(lines) if (d := _DEF.match(line)) and d[2] == name), None)
    if start is None:
        return
    own = _indent(lines[start])
    inner: int | None = None
    for line in lines[start + 1 :]:
        depth = _indent(line)
        if not line.strip():
            continue
        if depth <= own:
            return
        if inner is not None and depth > inner:
            continue
        inner = depth if _DEF.match(line) else None
        if inner is None:
            yield line


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
