"""Mistakes that are seen in the steps of a generator: what it was sent, what it gave, and how it ended."""

import re

from quizzer.model.text import Text
from quizzer.ui.diagnosis.observed import UNREADABLE, Known, Observed, read

_SENT = re.compile(r"send\((.*)\)$", re.DOTALL)
_BARE_YIELD = re.compile(r"\byield[ \t]*\)?[ \t]*(#.*)?$", re.MULTILINE)
_RECEIVED = re.compile(r"(\w+)[ \t]*:?=[ \t]*\(?[ \t]*yield\b")
_ASKS_FOR_NONE = re.compile(r"(?:\bis|==|!=|\bis[ \t]+not)[ \t]+None\b")
_WIDE = re.compile(r"\bexcept[ \t]*:|\bexcept[ \t]+\(?(?:Base)?Exception\b|\bsuppress\((?:Base)?Exception\)")
_MUTABLE = r"(?:\[|\{|list\(|dict\(|set\(|deque\()"
_SHARED = re.compile(
    rf"^[ \t]*global[ \t]|\bdef[ \t]+\w+\([^)\n]{{0,300}}=[ \t]*{_MUTABLE}"
    rf"|^[a-z_]\w*[ \t]*(?::[^=\n]+)?=[ \t]*{_MUTABLE}",
    re.MULTILINE,
)
"""Something that outlives a call is written into: a global name, a default, a container of the module's."""
_VALUES = ("yields", "returns", "gives")


def _sent(call: str) -> object:
    """What a step sent; ``UNREADABLE`` when it sent nothing that can be read."""
    found = _SENT.match(call)
    return read(found[1]) if found else UNREADABLE


def _kinds(observed: Observed) -> tuple[str, str]:
    return observed.wanted.kind, observed.got.kind


def _never_run(observed: Observed) -> bool:
    """A function with a yield in it was called as a plain one: it gave a generator, and nothing of it ran."""
    if (observed.got.kind, observed.got.text) == ("is", "generator"):
        return observed.wanted.kind in ("gives", "returns", "raises") and _yields(observed, observed.maker)
    used = {step["subject"] for step in observed.test.steps}
    return bool(observed.fact) and any(
        step["got"] == {"kind": "is", "value": "generator"}
        and not step["wanted"]
        and step["made"] not in used
        and not any(step["call"] in other["call"] for other in observed.before if other is not step)
        and _yields(observed, step["call"].partition("(")[0])
        for step in observed.before
    )


def _yields(observed: Observed, name: str) -> bool:
    return bool(re.search(r"\byield\b", observed.body(name)))


def _thrown_in_last(observed: Observed) -> bool:
    """It took an exception, went on once, and then had nothing more to do."""
    history = observed.history
    return (
        observed.got.kind == "returns"
        and bool(history)
        and history[-1]["call"].startswith("throw(")
        and (history[-1]["got"]["kind"] == "yields")
    )


def _none_ended_it(observed: Observed) -> bool:
    """A peek ended it, and its text asks what it is sent for None, or for its truth."""
    if observed.got.kind != "returns" or observed.wanted.kind not in ("yields", "no exception"):
        return False
    asks = observed.truth_is_tested() or _ASKS_FOR_NONE.search(observed.source)
    peeks = observed.call in ("next()", "send(None)") and bool(observed.history)
    return peeks and bool(asks) and bool(_RECEIVED.search(observed.body(observed.maker)))


def _falsy_is_nothing(observed: Observed) -> bool:
    """A falsy value that it was sent, or had to yield, ended it or was passed over; its text does test for truth."""
    if observed.wanted.kind not in ("yields", "no exception") or not observed.truth_is_tested():
        return False
    ended = observed.got.kind == "returns"
    sent = _sent(observed.call)
    if sent is not UNREADABLE and sent is not None:
        return not sent and _received_is_tested(observed) and (ended or _unchanged(observed))
    wanted = observed.wanted.value
    inside = wanted if isinstance(wanted, tuple) else (wanted,)
    return ended and wanted is not UNREADABLE and observed.wanted.kind == "yields" and not all(inside)


def _received_is_tested(observed: Observed) -> bool:
    """Whether the name that a ``yield`` gives something to is asked for its truth."""
    body = observed.body(observed.maker)
    tested = r"\b(?:if|elif|while|not|and|or)[ \t]+\(?{}[ \t]*(?::=|[:)\]]|$|and\b|or\b|else\b)"
    names = _RECEIVED.findall(body)
    return any(re.search(tested.format(re.escape(name)), body, re.MULTILINE) for name in names)


def _unchanged(observed: Observed) -> bool:
    """It yields what it yielded before."""
    history = observed.history
    return bool(history) and history[-1]["got"] == {"kind": "yields", "value": observed.got.text}


def _ended_early(observed: Observed) -> bool:
    return _kinds(observed) in (("yields", "returns"), ("no exception", "returns"))


def _result_yielded(observed: Observed) -> bool:
    return _kinds(observed) == ("returns", "yields") and observed.wanted.text == observed.got.text


def _goes_on(observed: Observed) -> bool:
    return _kinds(observed) == ("returns", "yields")


def _not_caught_inside(observed: Observed) -> bool:
    """What was thrown in came straight out, though it should have gone on."""
    thrown = re.match(r"throw\((.*)\)$", observed.call, re.DOTALL)
    if not thrown or _kinds(observed) != ("yields", "raises"):
        return False
    return observed.got.text.partition("(")[0] == thrown[1].partition("(")[0]


def _swallowed(observed: Observed) -> bool:
    if observed.wanted.kind != "raises" or observed.got.kind not in _VALUES:
        return False
    if observed.call.startswith("throw("):
        return observed.wanted.text.partition("(")[0] == observed.call.removeprefix("throw(").partition("(")[
            0
        ].rstrip(")")
    name = re.escape(observed.wanted.text.partition("(")[0])
    named = re.search(rf"\b(?:except|suppress)\b[^\n]*\b{name}\b", observed.source)
    return bool(named or _WIDE.search(observed.source) or _returns_in_finally(observed.source))


def _returns_in_finally(source: str) -> bool:
    depth: int | None = None
    for line in source.splitlines():
        indent = len(line) - len(line.lstrip())
        if depth is not None and line.strip() and indent <= depth:
            depth = None
        if depth is not None and line.lstrip().startswith("return"):
            return True
        if line.strip().startswith("finally:"):
            depth = indent
    return False


def _bare_yield(observed: Observed) -> bool:
    nothing = observed.got.kind == "yields" and observed.got.text == "None"
    body = observed.body(observed.maker) or observed.source
    return nothing and observed.wanted.kind == "yields" and bool(_BARE_YIELD.search(body))


def _one_step_late(observed: Observed) -> bool:
    """The first value that is sent changes nothing yet: it yields what it yielded before."""
    history = observed.history
    if _kinds(observed) != ("yields", "yields") or _sent(observed.call) in (UNREADABLE, None):
        return False
    first = len(history) == 1 and history[0]["call"] in ("next()", "send(None)")
    # Of a number that does not change more can be said than of a state, which may rightly stay what it is.
    telling = first and (history[0]["ok"] is True or isinstance(observed.wanted.value, int | float))
    return telling and _unchanged(observed)


def _only_what_was_sent(observed: Observed) -> bool:
    sent, got = _sent(observed.call), observed.got.value
    if UNREADABLE in (sent, got) or sent is None or _kinds(observed) != ("yields", "yields"):
        return False
    echoed = type(sent) is type(got) and bool(sent == got)
    return echoed and len(observed.history) > 1 and not _unchanged(observed)


def _sent_value_lost(observed: Observed) -> bool:
    """None arrived in the place of what was sent."""
    sent = _sent(observed.call)
    if not isinstance(sent, str) or not sent or _kinds(observed) != ("yields", "yields"):
        return False
    wanted, got = observed.wanted.value, observed.got.value
    return isinstance(wanted, str) and sent in wanted and wanted.replace(sent, "None") == got


def _shared(observed: Observed) -> bool:
    """Two of the same function in one test, a wrong value, and a text that keeps something between calls."""
    wanted, got = observed.wanted, observed.got
    if wanted.kind != got.kind or wanted.kind not in _VALUES or not _SHARED.search(observed.source):
        return False
    calls = [s for s in (*observed.before, observed.step) if not s["fact"] and not s["subject"]]
    return [str(s["call"]).partition("(")[0] for s in calls].count(observed.maker) > 1


def _read_ahead(observed: Observed) -> bool:
    wanted, got = observed.wanted, observed.got
    return observed.fact == "stepped" and wanted.kind == "times" and int(got.text) > int(wanted.text)


def _left_open(observed: Observed) -> bool:
    kept = observed.says("finally", "closing", "ExitStack")
    return observed.fact == "closed" and not kept and not _closed_from_outside(observed)


def _close_not_passed_on(observed: Observed) -> bool:
    return (
        observed.fact == "closed" and _closed_from_outside(observed) and "yield from" not in observed.source
    )


def _closed_from_outside(observed: Observed) -> bool:
    last = next((s for s in reversed(observed.before) if not s["fact"]), None)
    return last is not None and last["call"] == "close()"


def _clean_up_missing(observed: Observed) -> bool:
    """What should stand at the end of a log is not there, and nothing in the text runs on every way out."""
    wanted, got = observed.wanted.value, observed.got.value
    if observed.fact != "holds" or not isinstance(wanted, list) or not isinstance(got, list):
        return False
    cut_short = len(got) == len(wanted) - 1 and wanted[: len(got)] == got
    last = next((s for s in reversed(observed.before) if not s["fact"]), None)
    left = last is not None and (last["call"] == "close()" or last["got"]["kind"] == "raises")
    return cut_short and left and not observed.says("finally", "with")


PATTERNS: tuple[Known, ...] = (
    (
        _never_run,
        Text(
            "There is a `yield` in the function: calling it only makes a generator, and nothing of it runs.",
            "함수 안에 `yield`가 있습니다. 호출하면 제너레이터만 만들어지고 본문은 실행되지 않습니다.",
        ),
    ),
    (
        _not_caught_inside,
        Text(
            "What is thrown in appears at the `yield` where the generator waits: nothing catches it there.",
            "`throw()`로 넣은 예외는 제너레이터가 멈춰 있는 `yield` 자리에서 일어나는데, 거기서 잡지 않았습니다.",
        ),
    ),
    (
        _swallowed,
        Text(
            "The exception was swallowed: an `except` takes more than it should, or a `return` in `finally` covers it.",
            "예외를 삼켰습니다. `except`가 너무 넓거나, `finally` 안의 `return`이 예외를 덮었습니다.",
        ),
    ),
    (
        _thrown_in_last,
        Text(
            "After the exception it had nothing more to do: the `try` must be inside of the loop, not around it.",
            "예외를 잡은 뒤 더 할 일이 없어 끝났습니다. `try`는 반복문 바깥이 아니라 안에 있어야 합니다.",
        ),
    ),
    (
        _none_ended_it,
        Text(
            "`next()` sends None, and None has ended it.",
            "`next()`는 None을 보내는데, None이 오자 끝나 버렸습니다.",
        ),
    ),
    (
        _falsy_is_nothing,
        Text(
            "A falsy value such as `0`, `''` or `None` was treated as if there were none: `if x` and `while x` cannot "
            "tell.",
            "`0`, `''`, `None` 같은 거짓인 값을 없는 것으로 여겼습니다. `if x`나 `while x`로는 구별할 수 없습니다.",
        ),
    ),
    (
        _shared,
        Text(
            "Something is kept between the calls: in the module, or in a default argument, which is made only once.",
            "호출 사이에 상태가 남아 있습니다. 모듈 변수이거나, 한 번만 만들어지는 기본 인자입니다.",
        ),
    ),
    (
        _bare_yield,
        Text(
            "A `yield` without a value hands out None: `received = yield result` gives the result and takes the next "
            "value in one step.",
            "값 없는 `yield`는 None을 내놓습니다. `received = yield result`처럼 쓰면 결과를 주고 다음 값을 받는 일이 "
            "한 번에 됩니다.",
        ),
    ),
    (
        _one_step_late,
        Text(
            "It yields the value from before: what was just sent is not in it yet.",
            "방금 보낸 값이 아직 반영되지 않은, 이전 값을 내놓았습니다.",
        ),
    ),
    (
        _only_what_was_sent,
        Text(
            "Only the value that was just sent comes back: nothing from before is in it.",
            "방금 보낸 값만 그대로 돌아왔습니다. 그 전의 값이 반영되지 않았습니다.",
        ),
    ),
    (
        _sent_value_lost,
        Text(
            "What was sent did not arrive: a `for` loop advances with `next()`, which sends None; `yield from` passes "
            "it on.",
            "보낸 값이 전달되지 않았습니다. `for` 문은 `next()`로 진행해 None을 보냅니다. `yield from`은 값을 "
            "전달합니다.",
        ),
    ),
    (
        _result_yielded,
        Text(
            "The result was yielded: `return` it, and it is the StopIteration's value.",
            "결과를 yield했습니다. `return`하면 StopIteration의 value가 됩니다.",
        ),
    ),
    (
        _goes_on,
        Text(
            "It yields once more where it should have ended.",
            "끝나야 할 곳에서 한 번 더 yield했습니다.",
        ),
    ),
    (
        _ended_early,
        Text(
            "The generator has ended although it should still wait for the next value.",
            "더 이어져야 할 제너레이터가 끝나 버렸습니다.",
        ),
    ),
    (
        _read_ahead,
        Text(
            "It was advanced further than needed: take an item only when it is wanted.",
            "필요한 것보다 더 진행했습니다. 항목은 필요할 때 하나씩 꺼내세요.",
        ),
    ),
    (
        _left_open,
        Text(
            "It was left open: close it in a `finally`, which runs on every way out.",
            "닫지 않고 남겨 두었습니다. 어떻게 빠져나가든 실행되는 `finally`에서 닫으세요.",
        ),
    ),
    (
        _close_not_passed_on,
        Text(
            "`close()` did not reach it: a loop that yields does not pass it on, `yield from` does.",
            "`close()`가 전달되지 않았습니다. 값을 하나씩 yield하는 반복문은 전달하지 않고, `yield from`은 전달합니다.",
        ),
    ),
    (
        _clean_up_missing,
        Text(
            "The clean-up did not run: what must happen on every way out belongs into a `finally`.",
            "정리 코드가 실행되지 않았습니다. 어떻게 빠져나가든 해야 할 일은 `finally`에 두세요.",
        ),
    ),
)
