"""Mistakes that are seen in a value: what came, beside what was wanted."""

import math
import re
from collections.abc import Callable
from typing import Any

from quizzer.model.text import Text
from quizzer.ui.diagnosis.observed import UNREADABLE, Known, Observed, Opaque, Pattern

_COMPARED = ("yields", "returns", "gives", "value")


def _pair(observed: Observed) -> tuple[Any, Any] | None:
    """Wanted and seen values of the same kind of step; of tuples that differ in one place, what is there."""
    if observed.wanted.kind != observed.got.kind or observed.wanted.kind not in _COMPARED:
        return None
    return None if UNREADABLE in (pair := (observed.wanted.value, observed.got.value)) else _inner(*pair)


def _inner(wanted: Any, got: Any) -> tuple[Any, Any]:
    if isinstance(wanted, tuple) and isinstance(got, tuple) and len(wanted) == len(got):
        differing = [(a, b) for a, b in zip(wanted, got, strict=True) if not _equal(a, b)]
        if len(differing) == 1:
            return _inner(*differing[0])
    return wanted, got


def _equal(a: Any, b: Any) -> bool:
    return type(a) is type(b) and a == b


def _both(*kinds: type) -> Callable[[Callable[[Any, Any], bool]], Pattern]:
    """Makes a pattern of a comparison of two values of that type."""

    def make(holds: Callable[[Any, Any], bool]) -> Pattern:
        def seen(observed: Observed) -> bool:
            pair = _pair(observed)
            return pair is not None and all(isinstance(v, kinds) for v in pair) and holds(*pair)

        return seen

    return make


def _other_container(observed: Observed) -> bool:
    pair = _pair(observed)
    if pair is None or not all(isinstance(value, list | tuple) for value in pair) or _equal(*pair):
        return False
    return bool(_as_lists(pair[0]) == _as_lists(pair[1]))


def _as_lists(value: Any) -> Any:
    """The same value, with each tuple in it as a list."""
    return [_as_lists(item) for item in value] if isinstance(value, list | tuple) else value


@_both(float, int)
def _rounded(wanted: float, got: float) -> bool:
    if isinstance(wanted, bool) or isinstance(got, bool) or wanted == int(wanted):
        return False
    return got in (math.floor(wanted), math.ceil(wanted), *(round(wanted, digits) for digits in range(7)))


def _as_text(observed: Observed) -> bool:
    pair = _pair(observed)
    if pair is None or type(pair[0]) is str or type(pair[1]) is not str:
        return False
    return pair[1] in (str(pair[0]), repr(pair[0])) or f"({pair[1]!r})" in str(pair[0])


def _falsy_left_out(observed: Observed) -> bool:
    return _without_falsy(observed) and observed.truth_is_tested()


@_both(list)
def _without_falsy(wanted: list[Any], got: list[Any]) -> bool:
    first = next((i for i, item in enumerate(wanted) if not item), len(wanted))
    # Only the last one missing may have other reasons.
    return got != wanted[:-1] and got != wanted and got in ([item for item in wanted if item], wanted[:first])


def _none_left_out(observed: Observed) -> bool:
    return _without_none(observed) and bool(re.search(r"\bNone\b", observed.source))


@_both(list)
def _without_none(wanted: list[Any], got: list[Any]) -> bool:
    others = [item for item in wanted if item is not None]
    first = next((i for i, item in enumerate(wanted) if item is None), len(wanted))
    return got not in (wanted[:-1], wanted) and got in (others, wanted[:first])


def _falsy_lost(observed: Observed) -> bool:
    pair = _pair(observed)
    tested = re.search(r"\b(?:or|else)[ \t]+None\b", observed.source)
    return pair is not None and not pair[0] and pair[0] is not None and pair[1] is None and bool(tested)


@_both(list, tuple)
def _reordered(wanted: Any, got: Any) -> bool:
    return type(wanted) is type(got) and wanted != got and sorted(map(repr, wanted)) == sorted(map(repr, got))


def _one_more_in_front(observed: Observed) -> bool:
    pair = _results(observed)
    return pair is not None and pair[1][1:] == pair[0] and observed.says("next", "send")


def _one_more_at_the_end(observed: Observed) -> bool:
    pair = _results(observed)
    return pair is not None and pair[1][:-1] == pair[0] and observed.says("StopIteration", "value")


def _results(observed: Observed) -> tuple[list[Any], list[Any]] | None:
    """Two lists that a function returned, of which the second is longer by one."""
    pair = _pair(observed)
    if pair is None or observed.fact or not all(isinstance(value, list) for value in pair):
        return None
    return pair if pair[0] and len(pair[1]) == len(pair[0]) + 1 else None


def _only_a_part(observed: Observed) -> bool:
    pair = _pair(observed)
    if pair is None or not isinstance(pair[0], tuple) or isinstance(pair[1], tuple) or pair[1] is None:
        return False
    return any(_equal(item, pair[1]) for item in pair[0])


def _exception_for_its_value(observed: Observed) -> bool:
    pair = _pair(observed)
    return pair is not None and isinstance(pair[1], Opaque) and pair[1].startswith("StopIteration(")


def _returned_exception_raised(observed: Observed) -> bool:
    wanted, got = observed.wanted, observed.got
    if wanted.kind not in ("returns", "gives") or got.kind != "raises" or wanted.value is UNREADABLE:
        return False
    return got.text in _items(wanted.value)


def _items(value: Any) -> list[Any]:
    if not isinstance(value, list | tuple):
        return [value]
    return [item for part in value for item in _items(part)]


def _generator_for_values(observed: Observed) -> bool:
    given = observed.got.kind in ("yields", "returns", "gives") and "<generator object" in observed.got.text
    return given and observed.wanted.kind != "is" and "<generator object" not in observed.wanted.text


def _nothing_returned(observed: Observed) -> bool:
    """None came, and the function has no ``return`` with a value."""
    wanted, got = observed.wanted, observed.got
    if wanted.kind != got.kind or got.text != "None" or wanted.kind not in ("returns", "gives"):
        return False
    body = observed.body(observed.maker)
    return wanted.text not in ("None", "…") and bool(body) and not re.search(r"\breturn[ \t]+\S", body)


PATTERNS: tuple[Known, ...] = (
    (
        _generator_for_values,
        Text(
            "This is a generator itself, not what it yields: go through it, or use `yield from`.",
            "제너레이터가 내놓는 값이 아니라 제너레이터 자체입니다. 순회하거나 `yield from`을 쓰세요.",
        ),
    ),
    (
        _exception_for_its_value,
        Text(
            "This is the StopIteration itself: the result is its `value`.",
            "StopIteration 자체입니다. 결과는 그 `value`에 있습니다.",
        ),
    ),
    (
        _returned_exception_raised,
        Text(
            "The exception should be part of the result: here it got out.",
            "이 예외는 결과에 담겨야 하는데 밖으로 나왔습니다.",
        ),
    ),
    (
        _other_container,
        Text(
            "The right items in the wrong container: a list is not a tuple.",
            "항목은 맞지만 담은 그릇이 다릅니다. 리스트와 튜플은 같지 않습니다.",
        ),
    ),
    (
        _falsy_left_out,
        Text(
            "Falsy values were left out: `if x` is false for `0`, `''` and `None` alike.",
            "거짓인 값을 빠뜨렸습니다. `if x`는 `0`, `''`, `None`을 구별하지 않습니다.",
        ),
    ),
    (
        _none_left_out,
        Text(
            "None was left out, or taken for the end: here it is a value like any other.",
            "None을 빠뜨렸거나 끝으로 여겼습니다. 여기서는 None도 다른 값과 똑같은 값입니다.",
        ),
    ),
    (
        _nothing_returned,
        Text(
            "It returns nothing: without a `return` with a value, the result is None.",
            "반환하는 값이 없습니다. 값 있는 `return`이 없으면 결과는 None입니다.",
        ),
    ),
    (
        _falsy_lost,
        Text(
            "A falsy value became None: `x or None` and `if x` cannot tell `0` or `()` from None.",
            "거짓인 값이 None으로 바뀌었습니다. `x or None`이나 `if x`는 `0`이나 `()`를 None과 구별하지 못합니다.",
        ),
    ),
    (
        _one_more_in_front,
        Text(
            "There is one value too many in front: what the priming `next()` gives is no result.",
            "맨 앞에 값이 하나 더 있습니다. 프라이밍하는 `next()`가 준 값은 결과가 아닙니다.",
        ),
    ),
    (
        _one_more_at_the_end,
        Text(
            "There is one value too many at the end: what a generator returns is not one of those that it yields.",
            "맨 끝에 값이 하나 더 있습니다. 제너레이터의 반환값은 yield한 값에 들지 않습니다.",
        ),
    ),
    (
        _reordered,
        Text("The right values, but in another order.", "값은 맞지만 순서가 다릅니다."),
    ),
    (
        _only_a_part,
        Text("Only a part of the result came.", "결과의 일부만 나왔습니다."),
    ),
    (
        _as_text,
        Text(
            "This is the text of the value, not the value: `str()` or an f-string made it.",
            "값이 아니라 값을 나타낸 문자열입니다. `str()`이나 f-string으로 바뀌었습니다.",
        ),
    ),
    (
        _rounded,
        Text(
            "The number was rounded: `//`, `int()` and `round()` do that, `/` does not.",
            "수가 반올림되거나 잘렸습니다. `//`, `int()`, `round()`가 그렇게 합니다. `/`는 그렇지 않습니다.",
        ),
    ),
)
