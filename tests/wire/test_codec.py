"""Values cross the wire as what they are, lies arrive as what they hold, and nothing else is believed."""

import enum
import json
import math
from collections import Counter, OrderedDict, UserList, defaultdict, namedtuple
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.wire.codec import (
    HANDED_DEPTH,
    HANDED_ITEMS,
    MAX_BITS,
    MAX_DEPTH,
    MAX_ITEMS,
    MAX_TEXT,
    Malformed,
    pack,
    unpack,
)

any_text = st.text(st.characters(codec=None, exclude_categories=()), max_size=20)
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(min_value=-(1 << (MAX_BITS - 1)), max_value=1 << (MAX_BITS - 1)),
    st.floats(),
    st.complex_numbers(),
    any_text,
    st.binary(max_size=20),
)
keys = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.frozensets(inner, max_size=3),
    max_leaves=5,
)
values = st.recursive(
    scalars | keys,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(keys, inner, max_size=4),
        st.dictionaries(any_text, inner, max_size=4),
        st.dictionaries(st.just("$"), inner, max_size=1),
        st.sets(keys, max_size=4),
    ),
    max_leaves=20,
)


def crossed(value: object) -> Any:
    """The value after a trip through real JSON; what is no data becomes an ``Opaque``."""
    return unpack(json.loads(json.dumps(pack(value, opaque), allow_nan=False)), special)


class Opaque:
    """What stands for an object that is no data, on the other side."""


def opaque(_: object) -> Any:
    return {"$": "ref"}


def special(data: dict[str, Any]) -> object:
    if data["$"] != "ref":
        raise ValueError(data)
    return Opaque()


def canonical(value: Any) -> Any:
    """A value's exact type and content, comparable where NaN and the sign of zero make ``==`` useless."""
    kind = type(value)
    if kind is float:
        return ("float", repr(value))
    if kind is complex:
        return ("complex", repr(value.real), repr(value.imag))
    if kind in (list, tuple):
        return (kind.__name__, [canonical(v) for v in value])
    if kind in (set, frozenset):
        return (kind.__name__, sorted(map(repr, map(canonical, value))))
    if kind is dict:
        return ("dict", [(canonical(k), canonical(v)) for k, v in value.items()])
    return (kind.__name__, value)


@given(values)
def test_every_value_that_is_data_arrives_as_it_was(value: Any) -> None:
    """Types, order, signs of zero, NaN, surrogates, keys of any kind: all of it."""
    assert canonical(crossed(value)) == canonical(value)


@given(values)
def test_packed_values_are_strict_json(value: Any) -> None:
    """No NaN literals, no duplicate meaning: what is packed survives a strict encoder."""
    json.dumps(pack(value, opaque), allow_nan=False)


def test_two_surrogates_do_not_become_one_character() -> None:
    """JSON would join them."""
    assert crossed("\ud83d\ude00") == "\ud83d\ude00" != "😀"
    assert crossed({"\ud83d\ude00": 1}) == {"\ud83d\ude00": 1}


def test_equal_sets_look_equal() -> None:
    """Whatever the order in which they were filled."""
    one, other = set(range(1000, 0, -1)), set(range(1, 1001))
    assert json.dumps(pack(one, opaque)) == json.dumps(pack(other, opaque))


def equal_to_everything(base: type) -> type:
    """A subclass that lies with every method that could be asked."""

    def lies(self: Any, *_: Any) -> Any:
        raise AssertionError("asked the object itself")

    names = (
        "__eq__ __ne__ __len__ __iter__ __getitem__ __contains__ __add__ __float__ __int__ __index__ __str__ "
    )
    names += "__repr__ __bool__ items keys values hex encode isascii bit_length __complex__ __getattribute__"
    return type("Lie", (base,), dict.fromkeys(names.split(), lies) | {"__hash__": lambda self: 1})


@pytest.mark.parametrize(
    "value",
    [7, -(1 << 80), 1.5, 2 + 3j, "text", b"bytes", [1, 2], (1, 2), {"a": 1}, {1: 2}, {1, 2}, frozenset({3})],
    ids=repr,
)
def test_a_lying_subclass_arrives_as_what_it_holds(value: Any) -> None:
    """Read with the base's own methods; none of the subclass's is ever called."""
    lie = equal_to_everything(type(value))(value)
    assert canonical(crossed(lie)) == canonical(value)
    assert canonical(crossed([lie])) == canonical([value])


def test_friendly_subclasses_are_data() -> None:
    """Enumerations, named tuples and the dictionaries of collections come as what they are made of."""

    class Colour(enum.IntEnum):
        RED = 1

    point = namedtuple("point", "x y")
    assert canonical(crossed(Colour.RED)) == canonical(1)
    assert canonical(crossed(point(1, 2))) == canonical((1, 2))
    assert canonical(crossed(OrderedDict(a=1))) == canonical({"a": 1})
    assert canonical(crossed(Counter("aab"))) == canonical({"a": 2, "b": 1})
    assert canonical(crossed(defaultdict(list, {1: [2]}))) == canonical({1: [2]})


def test_an_object_that_claims_another_class_is_a_handle() -> None:
    """``__class__`` is what an object says; its type is what it is."""

    class Claims:
        __class__ = int  # type: ignore[assignment]

        def __eq__(self, other: object) -> bool:
            return True

        __hash__ = None  # type: ignore[assignment]

    assert isinstance(Claims(), int)
    assert isinstance(crossed(Claims()), Opaque)
    assert isinstance(crossed(UserList([1])), Opaque)


@pytest.mark.parametrize("base", [int, str, list, dict, float, complex, set, tuple, bytes])
def test_a_metaclass_that_equals_a_built_in_type_is_not_believed(base: type) -> None:
    """Types are told apart by identity: neither their ``==`` nor their hash is asked."""

    class Meta(type):
        def __eq__(cls, other: object) -> bool:
            return True

        def __hash__(cls) -> int:
            return hash(base)

        def __instancecheck__(cls, instance: object) -> bool:
            return True

        def __subclasscheck__(cls, subclass: type) -> bool:
            return True

    class Chameleon(metaclass=Meta):
        pass

    assert isinstance(crossed(Chameleon()), Opaque)


def test_a_metaclass_that_hides_the_bases_hides_the_data_too() -> None:
    """A subclass of str without str among its bases is a handle, not text."""

    class Meta(type):
        def mro(cls) -> list[type]:
            return [cls, object]

    class Hidden(str, metaclass=Meta):
        pass

    assert isinstance(crossed(Hidden("text")), Opaque)


@pytest.mark.parametrize("kind", [list, dict])
def test_what_contains_itself_is_a_handle(kind: type) -> None:
    """A cycle ends at the depth limit."""
    value = kind()
    if kind is list:
        value.append(value)
    else:
        value["self"] = value
    assert isinstance(crossed(value), Opaque)
    assert isinstance(crossed({"inside": [value]}), Opaque)


@pytest.mark.parametrize(
    "value",
    [
        [None] * (MAX_ITEMS * 4),
        [0] * (MAX_ITEMS + 1),
        "x" * (MAX_TEXT + 1),
        ["x" * MAX_TEXT] * 10,
        b"x" * (MAX_TEXT + 1),
        1 << (MAX_BITS + 1),
        [1 << (MAX_BITS - 1)] * 1000,
        [object()] * MAX_ITEMS,
    ],
    ids=["nones", "numbers", "text", "texts", "bytes", "number", "big numbers", "objects"],
)
def test_what_is_enormous_is_a_handle(value: Any) -> None:
    """A frame has a bound, whatever is in it."""
    assert isinstance(crossed(value), Opaque)


def test_depth_is_limited_and_what_is_within_the_limit_crosses() -> None:
    """At the limit it is data, one beyond it is a handle, a thousand beyond it is no trouble."""

    def nested(depth: int) -> list[Any]:
        value: list[Any] = []
        for _ in range(depth):
            value = [value]
        return value

    assert crossed(nested(MAX_DEPTH)) == nested(MAX_DEPTH)
    assert isinstance(crossed(nested(MAX_DEPTH + 1)), Opaque)
    assert isinstance(crossed(nested(100_000)), Opaque)


def test_a_value_that_changes_while_it_is_read_is_a_handle() -> None:
    """What is no data may run code of the submission's when it is described."""
    shared: dict[Any, Any] = {"a": object(), "b": 1}

    def adds(_: object) -> Any:
        shared[len(shared)] = 1
        return {"$": "ref"}

    assert pack(shared, adds) == {"$": "ref"}


def test_every_number_that_crosses_can_be_shown() -> None:
    """Python refuses to print integers of more than 4,300 digits; those stay where they are."""
    assert len(repr(crossed((1 << MAX_BITS) - 1))) < 4300
    assert crossed(-((1 << MAX_BITS) - 1)) == -((1 << MAX_BITS) - 1)


MALFORMED = [
    {"$": "int", "v": "zz"},
    {"$": "int", "v": 5},
    {"$": "int", "v": "0x" + "f" * (MAX_BITS // 2)},
    {"$": "int"},
    {"$": "float", "v": "1.5"},
    {"$": "float", "v": 1.5},
    {"$": "float", "v": ["nan"]},
    {"$": "complex", "v": "12"},
    {"$": "complex", "v": [1.0]},
    {"$": "complex", "v": [1.0, 2.0, 3.0]},
    {"$": "complex", "v": ["1", "2"]},
    {"$": "complex", "v": [True, 1.0]},
    {"$": "complex", "v": [1.0, math.inf]},
    {"$": "bytes", "v": "0"},
    {"$": "bytes", "v": [1]},
    {"$": "str", "v": "ff"},
    {"$": "str", "v": 1},
    {"$": "tuple", "v": {"a": 1}},
    {"$": "tuple", "v": "ab"},
    {"$": "set", "v": [[]]},
    {"$": "frozenset", "v": [{}]},
    {"$": "dict", "v": [[[], 1]]},
    {"$": "dict", "v": [[1]]},
    {"$": "dict", "v": [[1, 2, 3]]},
    {"$": "dict", "v": ["ab"]},
    {"$": "dict", "v": {"a": 1}},
    {"$": "unheard of"},
    {"$": ["tuple"], "v": []},
    {"$": {}, "v": []},
    {"$": None, "v": [object()]},
    math.inf,
    math.nan,
    object(),
]


@pytest.mark.parametrize("data", MALFORMED, ids=lambda data: repr(data)[:40])
def test_what_pack_could_not_have_said_is_malformed(data: Any) -> None:
    """Each tag takes exactly its own kind of content."""
    with pytest.raises(Malformed):
        unpack(data, special)
    with pytest.raises(Malformed):
        unpack([{"a": data}], special)


def test_nesting_without_end_is_malformed() -> None:
    """Deeper than ``pack`` goes, whether or not Python could follow."""
    for depth in (3 * MAX_DEPTH, 900, 100_000):
        data: Any = []
        for _ in range(depth):
            data = [data]
        with pytest.raises(Malformed):
            unpack(data, special)


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["0x1f", "nan", "00"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from(["$", "v", "id", "a"]), inner, max_size=4),
        st.fixed_dictionaries(
            {
                "$": st.sampled_from(
                    [
                        "tuple",
                        "set",
                        "frozenset",
                        "dict",
                        "int",
                        "float",
                        "str",
                        "bytes",
                        "complex",
                        "ref",
                        "exc",
                    ]
                ),
                "v": inner,
            }
        ),
    ),
    max_leaves=20,
)


@given(json_values)
def test_any_json_is_a_value_or_malformed(data: Any) -> None:
    """No other exception, whatever a guest may send."""
    understood(data)


@given(values, st.data())
def test_a_mutated_value_is_a_value_or_malformed(value: Any, data: st.DataObject) -> None:
    """One place of something that was well-formed replaced by anything."""
    packed = json.loads(json.dumps(pack(value, opaque)))
    understood(mutated(packed, data.draw(json_values), data.draw(st.integers(0, 30))))


def understood(data: Any) -> None:
    try:
        unpack(data, special)
    except Malformed:
        return


def mutated(data: Any, by: Any, place: int) -> Any:
    """``data`` with the node number ``place`` (in the order of reading) replaced."""
    nodes: Iterator[int] = iter(range(1 << 30))

    def copy(node: Any) -> Any:
        if next(nodes) == place:
            return by
        if isinstance(node, list):
            return [copy(v) for v in node]
        if isinstance(node, dict):
            return {k: copy(v) for k, v in node.items()}
        return node

    return copy(data)


def test_what_was_not_packed_within_the_limits_is_malformed() -> None:
    """A message made by hand has no more room and no more items than one that was packed."""
    with pytest.raises(Malformed):
        unpack([0] * MAX_ITEMS, special)
    assert unpack([0] * (MAX_ITEMS - 1), special) == [0] * (MAX_ITEMS - 1)
    deepest: Any = 0
    for _ in range(MAX_DEPTH):
        deepest = {"$": "tuple", "v": [deepest]}
    unpack(deepest, special)
    with pytest.raises(Malformed):
        unpack([deepest], special)


@pytest.mark.parametrize("kind", ["set", "frozenset", "dict"])
def test_items_chosen_to_have_one_hash_are_malformed(kind: str) -> None:
    """A set of them would take quadratic time; numbers in a row and equal ones are as good as any."""
    same = [{"$": "int", "v": hex(k * ((1 << 61) - 1) << 8)} for k in range(1, 9_000)]
    row = list(range(9_000))

    def said(items: list[Any]) -> Any:
        return {"$": kind, "v": [[item, 0] for item in items] if kind == "dict" else items}

    with pytest.raises(Malformed):
        unpack(said(same), special)
    assert len(unpack(said(row), special)) == 9_000


def test_what_came_can_be_handed_back_with_more_around_it() -> None:
    """The judge has more room than a guest, so that an echo in a list is not too deep."""
    deepest: Any = 0
    for _ in range(MAX_DEPTH):
        deepest = [deepest]
    echo = {"the echo": (deepest, deepest)}
    packed = pack(echo, opaque, HANDED_DEPTH, [HANDED_ITEMS])
    assert unpack(packed, special, HANDED_DEPTH, [HANDED_ITEMS]) == echo
