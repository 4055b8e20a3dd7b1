"""Python values as JSON and back: data by value, everything else by handle.

JSON's own values stand for themselves (a list is a list, an object is a dict with string keys). The rest is an
object with the key ``$``:

    {"$": "tuple", "v": [...]}          also set, frozenset (sorted, so that equal sets look equal)
    {"$": "dict", "v": [[k, v], ...]}   when a key is not a string, or is "$"
    {"$": "int", "v": "0x…"}            beyond 63 bits          {"$": "float", "v": "nan"}  also inf, -inf
    {"$": "str", "v": "eda0bd…"}        UTF-8 in hex: text with lone surrogates, which JSON would join to pairs
    {"$": "bytes", "v": "00ff"}         {"$": "complex", "v": [re, im]}
    {"$": "exc", "id": 4, "type": "KeyError", "bases": [...], "args": [...], "text": "...", "cause": …}
    {"$": "ref", "id": 3, "kind": "generator", "type": "generator", "repr": "<generator object f>"}

Only the built-in types are data; for a subclass the *base's* content is read, with the base's own methods, so that
an object that lies about its equality, length or items arrives as what it holds, or as a handle. What is nested too
deep, too big or contains itself is a handle too.
"""

import math
from collections.abc import Callable
from typing import Any

MAX_DEPTH = 40
MAX_ITEMS = 20_000
HANDED_DEPTH, HANDED_ITEMS = 2 * MAX_DEPTH, 4 * MAX_ITEMS
"""The same for what the judge hands over: what came from a guest, and what a suite has made of it."""
MAX_TEXT = 1 << 16
MAX_BITS = 14_000
"""Fewer than Python's limit of 4,300 digits, so that every integer that crosses can be shown."""
ITEMS_OF_HANDLE = 20
FEW = 100
"""Items that may all have the same hash."""

Json = Any


class _TooMuch(Exception):
    """The value is not data of a reasonable size."""


def pack(
    value: object, opaque: Callable[[object], Json], room: int = MAX_DEPTH, left: list[int] | None = None
) -> Json:
    """``value`` as JSON; ``opaque`` says how an object that is not data crosses (a handle, an exception).

    ``room`` is the number of levels that it may have. ``left`` holds the number of items that may still cross, for
    values that share a frame; it is counted down.
    """
    try:
        return _pack(value, opaque, room, [MAX_ITEMS] if left is None else left)
    except (_TooMuch, RuntimeError, TypeError):
        # Too deep, changed by a `repr` on the way, or of a type that lies about its bases.
        return opaque(value)


def _pack(value: Any, opaque: Callable[[object], Json], room: int, left: list[int]) -> Json:
    kind = type(value)
    left[0] -= 1
    if room < 0 or left[0] < 0:
        raise _TooMuch
    if value is None or kind is bool:
        return value
    packer = _PACKER_OF.get(id(kind))
    if packer is None:
        # By the real bases, never by `isinstance`, which believes an object's `__class__`; and by identity, because
        # a metaclass may claim to equal everything.
        packer = next((_PACKER_OF[id(base)] for base in _real_bases(kind) if id(base) in _PACKER_OF), None)
    if packer is not None:
        return packer(value, opaque, room, left)
    left[0] -= ITEMS_OF_HANDLE
    if left[0] < 0:
        raise _TooMuch
    return opaque(value)


def _pack_int(value: int, _opaque: Any, _room: int, left: list[int]) -> Json:
    if type(value) is not int:
        value = int.__add__(value, 0)
    if -(1 << 63) <= value < (1 << 63):
        return value
    bits = int.bit_length(value)
    _count(bits // 64, bits <= MAX_BITS, left)
    return {"$": "int", "v": hex(value)}


def _pack_float(value: float, *_: Any) -> Json:
    value = float.__float__(value)
    return value if math.isfinite(value) else {"$": "float", "v": repr(value)}


def _pack_str(value: str, _opaque: Any, _room: int, left: list[int]) -> Json:
    length = str.__len__(value)
    _count(length // 16, length <= MAX_TEXT, left)
    text = str.__str__(value) if type(value) is not str else value
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            return {"$": "str", "v": text.encode("utf-8", "surrogatepass").hex()}
    return text


def _pack_bytes(value: bytes, _opaque: Any, _room: int, left: list[int]) -> Json:
    length = bytes.__len__(value)
    _count(length // 8, length <= MAX_TEXT, left)
    return {"$": "bytes", "v": bytes.hex(value)}


def _count(items: int, held: bool, left: list[int]) -> None:
    """Long texts and numbers count like many items, so that a frame has a bound."""
    left[0] -= items
    if not held or left[0] < 0:
        raise _TooMuch


def _pack_complex(value: complex, *_: Any) -> Json:
    plain = complex.__complex__(value)
    return {"$": "complex", "v": [_pack_float(plain.real), _pack_float(plain.imag)]}


def _pack_list(value: Any, opaque: Any, room: int, left: list[int]) -> Json:
    return [_pack(v, opaque, room - 1, left) for v in list.__iter__(value)]


def _pack_tuple(value: Any, opaque: Any, room: int, left: list[int]) -> Json:
    return {"$": "tuple", "v": [_pack(v, opaque, room - 1, left) for v in tuple.__iter__(value)]}


def _pack_dict(value: Any, opaque: Any, room: int, left: list[int]) -> Json:
    pairs = [
        (_pack(k, opaque, room - 1, left), _pack(v, opaque, room - 1, left)) for k, v in dict.items(value)
    ]
    if all(type(k) is str and k != "$" for k, _ in pairs):
        return dict(pairs)
    return {"$": "dict", "v": [list(pair) for pair in pairs]}


def _pack_set(value: Any, opaque: Any, room: int, left: list[int]) -> Json:
    return _unordered("set", set.__iter__(value), opaque, room, left)


def _pack_frozenset(value: Any, opaque: Any, room: int, left: list[int]) -> Json:
    return _unordered("frozenset", frozenset.__iter__(value), opaque, room, left)


def _unordered(tag: str, items: Any, opaque: Any, room: int, left: list[int]) -> Json:
    packed = [_pack(v, opaque, room - 1, left) for v in items]
    packed.sort(key=repr)
    return {"$": tag, "v": packed}


_real_bases: Callable[[type], tuple[type, ...]] = type.__dict__["__mro__"].__get__

_PACKERS: dict[type, Callable[..., Json]] = {
    str: _pack_str,
    int: _pack_int,
    float: _pack_float,
    list: _pack_list,
    tuple: _pack_tuple,
    dict: _pack_dict,
    set: _pack_set,
    frozenset: _pack_frozenset,
    bytes: _pack_bytes,
    complex: _pack_complex,
}
_PACKER_OF = {id(kind): packer for kind, packer in _PACKERS.items()}


class Malformed(Exception):
    """What came over the wire is not a value."""


def unpack(
    data: Json,
    special: Callable[[dict[str, Any]], object],
    room: int = MAX_DEPTH,
    left: list[int] | None = None,
) -> Any:
    """The value that ``data`` stands for; ``special`` makes what is no data (``ref``, ``exc``, …) from its object.

    ``room`` and ``left`` are the levels and items that it may have, as for ``pack``. Raises ``Malformed`` for anything
    that ``pack`` could not have said.
    """
    try:
        return _unpack(data, special, room, [MAX_ITEMS] if left is None else left)
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError, OverflowError) as e:
        raise Malformed(f"not a value: {type(e).__name__}") from e


def _unpack(data: Json, special: Callable[[dict[str, Any]], object], room: int, left: list[int]) -> Any:
    left[0] -= 1
    if room < 0 or left[0] < 0:
        raise ValueError("too much")
    kind = type(data)
    if data is None or kind in (bool, int, str):
        return data
    if kind is float:
        return _finite(data)
    if kind is list:
        return [_unpack(v, special, room - 1, left) for v in data]
    if kind is not dict:
        raise TypeError(kind)
    tag = data.get("$")
    if tag is None:
        return {_text(k): _unpack(v, special, room - 1, left) for k, v in data.items()}
    if tag in _PLAIN:
        return _PLAIN[tag](data["v"])
    if tag in _NESTED:
        return _NESTED[tag]([_unpack(v, special, room - 1, left) for v in _a_list(data["v"])])
    if tag == "dict":
        pairs = [[_unpack(v, special, room - 1, left) for v in _a_list(p)] for p in _a_list(data["v"])]
        keys = _scattered([k for k, _ in pairs])
        return dict(zip(keys, (v for _, v in pairs), strict=True))
    return special(data)


def _scattered(items: list[Any]) -> list[Any]:
    """Items that can be looked up. A table of things chosen to have one hash would take quadratic time."""
    if 2 * len(set(map(hash, items))) < len(items) - FEW:
        raise ValueError("too many equal hashes")
    return items


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError(value)
    return value


def _a_list(value: Any) -> list[Any]:
    if type(value) is not list:
        raise TypeError(value)
    return value


def _finite(value: float) -> float:
    if not math.isfinite(value):  # 1e999, which `pack` never says
        raise ValueError(value)
    return value


def _int(value: Any) -> int:
    if len(_text(value)) > MAX_BITS // 4 + 3:  # -0x…
        raise ValueError("too big")
    return int(value, 16)


def _float(value: Any) -> float:
    if _text(value) not in ("nan", "inf", "-inf"):
        raise ValueError(value)
    return float(value)


def _complex(value: Any) -> complex:
    real, imaginary = map(_part, _a_list(value))
    return complex(real, imaginary)


def _part(value: Any) -> float:
    if type(value) is float:
        return _finite(value)
    if type(value) is not dict or value.get("$") != "float":
        raise TypeError(value)
    return _float(value["v"])


_PLAIN: dict[str, Callable[[Any], Any]] = {
    "int": _int,
    "float": _float,
    "str": lambda v: bytes.fromhex(_text(v)).decode("utf-8", "surrogatepass"),
    "bytes": lambda v: bytes.fromhex(_text(v)),
    "complex": _complex,
}
_NESTED: dict[str, Callable[[list[Any]], Any]] = {
    "tuple": tuple,
    "set": lambda items: set(_scattered(items)),
    "frozenset": lambda items: frozenset(_scattered(items)),
}
