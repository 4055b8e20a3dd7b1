"""Frozen dataclasses as plain JSON data and back, by their annotations. What comes back is not validated."""

import types
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields, is_dataclass
from enum import EnumMeta
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from quizzer.model.question import Question

T = TypeVar("T")
Build = Callable[[Any], Any]
Parts = tuple[tuple[str, Build], ...]
"""A dataclass's fields, each with what builds it."""

_QUESTION: Any = Question


def freeze(value: Any) -> Any:
    """The dataclass as data that JSON can say."""
    return asdict(value)


def thaw(cls: type[T], data: Any) -> T:
    """A ``cls`` of what ``freeze`` made of one; KeyError, TypeError or ValueError for anything else."""
    hint: Any = cls
    built: T = _builder(hint)(data)
    return built


@cache
def _builder(hint: Any) -> Build:
    if is_dataclass(hint) and isinstance(hint, type):
        return _question if hint is Question else _dataclass(hint)
    if isinstance(hint, EnumMeta):
        return hint
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        return _tuple(_builder(arguments[0]))
    if origin in (Union, types.UnionType):
        return _union(arguments)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping(_builder(arguments[1]))
    return _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


def _tuple(item: Build) -> Build:
    return tuple if item is _as_it_is else lambda data: tuple([item(d) for d in data])


def _mapping(value: Build) -> Build:
    return lambda data: {key: value(d) for key, d in data.items()}


def _union(arguments: tuple[Any, ...]) -> Build:
    builders = [_builder(a) for a in arguments if a is not type(None)]
    if all(b is _as_it_is for b in builders):
        return _as_it_is
    (build,) = builders
    return lambda data: None if data is None else build(data)


def _dataclass(cls: Any) -> Build:
    parts: Parts = _parts(cls)
    return lambda data: cls(*[build(data[name]) for name, build in parts])


def _question(data: Any) -> Question:
    """The body's type is told by the question's kind."""
    from quizzer.kinds import kind  # seven modules, of no use to challenges

    made = {name: build(data[name]) for name, build in _parts(_QUESTION)}
    body: Any = kind(data["kind"]).Body
    made["body"] = _builder(body)(data["body"])
    return Question(**made)


@cache
def _parts(cls: Any) -> Parts:
    hints: dict[str, Any] = get_type_hints(cls)
    return tuple((f.name, _builder(hints[f.name])) for f in fields(cls))
