"""Whether data has the shape of a frozen dataclass: all that is wrong with it at once, each in its place.

The annotations say it all: ``Text`` may be one plain string, ``Prose`` must be written in both languages,
fields without a default must be there, and others than the fields must not. Nothing may be left empty.
"""

import json
import types
from collections.abc import Collection, Iterator
from dataclasses import fields, is_dataclass
from enum import EnumMeta
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from quizzer.content.source import Source, Where
from quizzer.content.suggest import did_you_mean
from quizzer.model.mistake import Mistake
from quizzer.model.text import Text

T = TypeVar("T")

_NOTHING = object()


def shaped(
    source: Source, cls: type[T], where: Where = (), data: Any = _NOTHING, also: Collection[str] = ()
) -> tuple[T | None, tuple[Mistake, ...]]:
    """The data at ``where`` as a ``cls``, or None and every reason why it is not one.

    ``data`` stands for what is there when only some of its keys are meant; ``also`` are keys that may stand
    beside those of ``cls``: they are suggested when an unknown key looks like one.
    """
    data = data_at(source.data, where) if data is _NOTHING else data
    blanks = set(_blanks(data))
    mistakes = [source.mistake((*where, *at), f"{_named(at)} is empty") for at in sorted(blanks, key=str)]
    value, errors = _validated(cls, data)
    mistakes += (m for e in errors if (m := _mistake(source, cls, where, data, blanks, e, also)))
    return (None if mistakes else value), tuple(dict.fromkeys(mistakes))


def data_at(data: Any, where: Where) -> Any:
    """What stands at ``where`` in plain data; KeyError, IndexError or TypeError when nothing does."""
    for step in where:
        data = data[step]
    return data


@cache
def _adapter(cls: Any) -> Any:
    from pydantic import ConfigDict, TypeAdapter

    # The configuration reaches a dataclass from what holds it, not from the adapter itself.
    return TypeAdapter(tuple[cls], config=ConfigDict(extra="forbid", strict=True))


def _validated(cls: type[T], data: Any) -> tuple[T | None, list[Any]]:
    from pydantic import ValidationError

    as_hashable: Any = cls
    try:
        # As JSON, since a list is then a tuple and a text an enum's member, even under strict rules.
        return _adapter(as_hashable).validate_json(json.dumps([data]))[0], []
    except ValidationError as error:
        return None, list(error.errors(include_url=False))


def _blanks(data: Any, at: Where = ()) -> Iterator[Where]:
    if data is None or (isinstance(data, str) and not data.strip()):
        yield at
    elif isinstance(data, list):
        for i, item in enumerate(data):
            yield from _blanks(item, (*at, i))
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _blanks(value, (*at, key))


def _mistake(
    source: Source, cls: type, where: Where, data: Any, blanks: set[Where], error: Any, also: Collection[str]
) -> Mistake | None:
    loc: Where = tuple(error["loc"][1:])
    at = _existing(data, loc)
    if error["type"] == "missing":
        at = (*at, loc[-1])
        return source.mistake((*where, *at), _missing(cls, at))
    if at in blanks:
        return None
    if error["type"] in ("unexpected_keyword_argument", "extra_forbidden"):
        return source.mistake_of_key((*where, *at), _unknown(cls, data, at, also))
    return source.mistake((*where, *at), _wrong(_type_at(cls, at), at, data_at(data, at)))


def _missing(cls: type, at: Where) -> str:
    languages = ": it is written in both languages" if _type_at(cls, at[:-1]) is Text else ""
    return f"{_named(at)} is missing{languages}"


def _unknown(cls: type, data: Any, at: Where, also: Collection[str]) -> str:
    holder = _type_at(cls, at[:-1])
    known = {f.name for f in fields(holder)} | (set(also) if len(at) == 1 else set())
    unused = known - set(data_at(data, at[:-1]))
    return f"{_named(at)} is not known here{did_you_mean(str(at[-1]), sorted(unused))}"


def _wrong(kind: Any, at: Where, value: Any) -> str:
    """What a value must be and what it is instead."""
    if isinstance(kind, EnumMeta) and isinstance(value, str):
        names = [str(member.value) for member in kind]  # type: ignore[var-annotated]
        return f"{_named(at)} is one of {', '.join(names)}, not `{value}`{did_you_mean(value, names)}"
    if kind is Text and isinstance(value, str):
        return f"{_named(at)} must be given in both languages: {{en: …, ko: …}}"
    quotes = "; put it in quotes" if _is_text(kind) and isinstance(value, bool | int | float) else ""
    return f"{_named(at)} must be {_wanted(kind)}, not {_called(value)}{quotes}"


def _is_text(kind: Any) -> bool:
    return kind is str or kind is Text or isinstance(kind, EnumMeta)


def _wanted(kind: Any) -> str:
    simple = {bool: "true or false", int: "a whole number", float: "a number", Text: "text or {en: …, ko: …}"}
    if kind in simple:
        return simple[kind]
    if _is_text(kind):
        return "text"
    if _is_union(kind):
        return "a number, true, false or text"
    return "a list" if get_origin(kind) is tuple else "a mapping of keys and values"


def _called(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return f"the number {value}"
        case str():
            return "text"
        case list():
            return "a list"
        case _:
            return "a mapping"


def _named(at: Where) -> str:
    """The keys on the way; places in lists are told by line and column."""
    keys = [step for step in at if isinstance(step, str)]
    return f"`{'.'.join(keys)}`" if keys else "this"


def _existing(data: Any, loc: Where) -> Where:
    """The steps of pydantic's path that are in the data: it also names the members of unions.

    A key may be called like such a member, so a step is left out only when it leads nowhere.
    """
    at: Where = ()
    for step in loc:
        try:
            data = data_at(data, (step,))
        except (KeyError, IndexError, TypeError):
            continue
        at = (*at, step)
    return at


def _type_at(kind: Any, at: Where) -> Any:
    """The annotation that stands for the value at ``at``, without ``Annotated`` and ``None``."""
    for step in at:
        kind = _inside(_core(kind), step)
    return _core(kind)


def _inside(kind: Any, step: str | int) -> Any:
    """The annotation of a dataclass's field, of a tuple's items, or of a mapping's values."""
    if is_dataclass(kind):
        holder: Any = kind
        return _hints(holder).get(str(step), Any)
    return (get_args(kind) or (Any,))[0 if get_origin(kind) is tuple else -1]


def _core(kind: Any) -> Any:
    if _is_union(kind):
        others = [a for a in get_args(kind) if a is not type(None)]
        return others[0] if len(others) == 1 else kind
    return kind


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in (Union, types.UnionType)


@cache
def _hints(cls: Any) -> dict[str, Any]:
    return get_type_hints(cls)
