"""A YAML file as plain data, and for each of its keys and items the place where it is written.

Scalars are read as YAML 1.2 has them and a person expects them: only ``true``, ``false``, ``null``, numbers
and texts; ``yes``, ``010`` and ``12:30`` are texts. Keys are texts. Anchors and aliases are followed as long
as the data that they make stays small; tags are refused. What is wrong with a file becomes a ``Mistake``.
"""

import math
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quizzer.model.mistake import Mistake

Where = tuple[str | int, ...]
"""A path of keys and indexes into the data; the empty one is the whole document."""

MOST_BYTES = 4 * 1024 * 1024
MOST_NODES = 100_000
MOST_LEVELS = 50

_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?((0|[1-9][0-9]*)(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(slots=True)
class _Node:
    """A value and where it starts; ``size`` and ``height`` count what it holds, aliases spelled out."""

    place: tuple[int, int]
    value: "bool | int | float | str | list[_Node] | dict[str, _Node] | None"
    keys: dict[str, tuple[int, int]]
    size: int = 1
    height: int = 1


@dataclass(frozen=True, slots=True)
class Source:
    """What a file says. ``data`` is None when it could not be read; ``mistakes`` then say why."""

    path: str
    data: Any
    mistakes: tuple[Mistake, ...]
    _root: _Node | None = None

    def mistake(self, where: Where, message: str) -> Mistake:
        """A mistake in the value at ``where``, or in what holds it when there is no such value."""
        return Mistake(self.path, *self._nodes(where)[-1].place, message)

    def mistake_of_key(self, where: Where, message: str) -> Mistake:
        """A mistake in the key that ``where`` ends in."""
        nodes = self._nodes(where[:-1])
        place = nodes[-1].keys.get(str(where[-1]), nodes[-1].place)
        return Mistake(self.path, *place, message)

    def _nodes(self, where: Where) -> list[_Node]:
        """The nodes from the document down to ``where``, as far as they exist."""
        nodes = [self._root or _Node((1, 1), None, {})]
        for step in where:
            inside = nodes[-1].value
            if isinstance(inside, dict) and step in inside:
                nodes.append(inside[str(step)])
            elif isinstance(inside, list) and isinstance(step, int) and step < len(inside):
                nodes.append(inside[step])
            else:
                break
        return nodes


def read_source(path: Path) -> Source:
    """Reads a file; never raises for what is wrong with it."""
    shown = os.fspath(path)
    try:
        if path.stat().st_size > MOST_BYTES:
            return _unread(shown, f"is larger than {MOST_BYTES // 1024 // 1024} MiB")
        if not path.is_file():
            return _unread(shown, "is not a file")
        raw = path.read_bytes()
    except OSError as error:
        return _unread(shown, f"cannot be read: {error.strerror}")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _unread(shown, f"is not UTF-8 here (byte 0x{raw[error.start]:02x})", _place(raw, error.start))
    return parse_source(text, shown)


def parse_source(text: str, path: str) -> Source:
    """Reads the text of a file that is called ``path``."""
    bad = _UNPRINTABLE.search(text)
    if bad:
        place = _place(text.encode(), len(text[: bad.start()].encode()))
        return _unread(path, f"has a character that text cannot have (U+{ord(bad[0]):04X})", place)
    composer = _Composer(path)
    try:
        root = composer.compose(text)
    except _BrokenError as broken:
        return Source(path, None, (*composer.mistakes, Mistake(path, *broken.place, broken.message)))
    if root is None:
        return _unread(path, "is empty")
    return Source(path, _plain(root), tuple(composer.mistakes), root)


class _BrokenError(Exception):
    """Nothing further can be read."""

    def __init__(self, place: tuple[int, int], message: str) -> None:
        super().__init__(message)
        self.place = place
        self.message = message


class _Composer:
    """Makes nodes of the events of PyYAML's parser.

    PyYAML's own composer keeps the last of duplicate keys in silence, follows YAML 1.1, spells aliases out
    without limit, and in C overflows the stack when lists are nested deeply.
    """

    def __init__(self, path: str) -> None:
        self.mistakes: list[Mistake] = []
        self._path = path
        self._anchors: dict[str, _Node] = {}
        self._events: Iterator[Any] = iter(())

    def compose(self, text: str) -> _Node | None:
        """The document's root, None when there is none; _BrokenError when it cannot be read."""
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self._events = iter(yaml.parse(text, loader))
        try:
            return self._document()
        except yaml.MarkedYAMLError as error:
            raise _BrokenError(
                _start(error.problem_mark or error.context_mark), _likely(error, text)
            ) from None
        except yaml.YAMLError as error:
            raise _BrokenError((1, 1), f"is not YAML: {error}") from None

    def _document(self) -> _Node | None:
        import yaml

        root = None
        for event in self._events:
            if not isinstance(event, yaml.DocumentStartEvent):
                continue
            if root is not None:
                raise _BrokenError(_start(event.start_mark), "is a second document: a file holds one")
            root = self._node(next(self._events), 1)
        return root

    def _node(self, event: Any, level: int) -> _Node:
        import yaml

        place = _start(event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event.anchor, place)
        if level > MOST_LEVELS:
            raise _BrokenError(place, f"is nested more than {MOST_LEVELS} levels deep")
        self._refuse_tag(event, place)
        if isinstance(event, yaml.SequenceStartEvent):
            node = self._sequence(place, level)
        elif isinstance(event, yaml.MappingStartEvent):
            node = self._mapping(place, level)
        else:
            node = _Node(place, _scalar(event.value) if event.implicit[0] else event.value, {})
        if node.size > MOST_NODES or node.height > MOST_LEVELS:
            raise _BrokenError(place, "grows too large through its aliases")
        if event.anchor:
            self._anchors[event.anchor] = node
        return node

    def _alias(self, anchor: str | None, place: tuple[int, int]) -> _Node:
        if anchor is None or anchor not in self._anchors:
            raise _BrokenError(place, f"`*{anchor}` has no `&{anchor}` before it")
        return self._anchors[anchor]

    def _sequence(self, place: tuple[int, int], level: int) -> _Node:
        import yaml

        items: list[_Node] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, level + 1))
        return _holding(place, items, items, {})

    def _mapping(self, place: tuple[int, int], level: int) -> _Node:
        import yaml

        values: dict[str, _Node] = {}
        keys: dict[str, tuple[int, int]] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            at = _start(event.start_mark)
            if not isinstance(event, yaml.ScalarEvent):
                raise _BrokenError(at, "is a key that is not text")
            value = self._node(next(self._events), level + 1)
            if event.value in keys:
                line, column = keys[event.value]
                self._note(at, f"`{event.value}` is already given at {line}:{column}")
            else:
                values[event.value], keys[event.value] = value, at
        return _holding(place, values, list(values.values()), keys)

    def _refuse_tag(self, event: Any, place: tuple[int, int]) -> None:
        if event.tag not in (None, "!"):
            self._note(place, f"tags are not used here (`{event.tag}`)")

    def _note(self, place: tuple[int, int], message: str) -> None:
        self.mistakes.append(Mistake(self._path, *place, message))


def _holding(
    place: tuple[int, int],
    value: list[_Node] | dict[str, _Node],
    children: list[_Node],
    keys: dict[str, tuple[int, int]],
) -> _Node:
    size = 1 + sum(c.size for c in children)
    return _Node(place, value, keys, size, 1 + max((c.height for c in children), default=0))


def _plain(node: _Node) -> Any:
    if isinstance(node.value, list):
        return [_plain(item) for item in node.value]
    if isinstance(node.value, dict):
        return {key: _plain(value) for key, value in node.value.items()}
    return node.value


def _scalar(text: str) -> bool | int | float | str | None:
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text) and len(text) < 20:
        return int(text)
    if _FLOAT.fullmatch(text) and math.isfinite(float(text)):
        return float(text)
    return text


def _likely(error: Any, text: str) -> str:
    """The parser's words for what its users most often meet, and its own for the rest."""
    problem = str(error.problem)
    mark = error.problem_mark
    if "mapping values are not allowed" in problem:
        return "is not YAML: a text with `: ` in it must be quoted"
    if "cannot start any token" in problem and mark:
        char = (text.splitlines()[mark.line] + " ")[mark.column]
        if char == "\t":
            return "is not YAML: a tab; indent with spaces"
        return f"is not YAML: a text that begins with `{char}` must be quoted"
    context = f" {error.context}" if error.context else ""
    return f"is not YAML: {problem}{context}"


def _start(mark: Any) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _place(raw: bytes, offset: int) -> tuple[int, int]:
    """Line and column, in characters, of a byte; what stands before it on its line is valid UTF-8."""
    before = raw[:offset]
    start = before.rfind(b"\n") + 1
    return before.count(b"\n") + 1, len(before[start:].decode("utf-8-sig")) + 1


def _unread(path: str, message: str, place: tuple[int, int] = (1, 1)) -> Source:
    return Source(path, None, (Mistake(path, *place, message),))
