"""Mistakes that an exception gives away."""

import re

from quizzer.model.text import Text
from quizzer.ui.diagnosis.observed import Known, Observed, Pattern, raised
from quizzer.ui.traces import source_lines, text_at

_NO_GENERATOR = re.compile("has no attribute '(send|throw|close)'")
_ITERATOR = re.compile(r"(?i)(iterator|generator)\b.*(has no len\(\)|is not subscriptable)")
_TYPES = ("TypeError", "AttributeError")


def _matches(pattern: re.Pattern[str], *types: str) -> Pattern:
    def seen(observed: Observed) -> bool:
        return any(e["type"] in types and pattern.search(e["text"]) for e in observed.errors)

    return seen


def _escaped(observed: Observed) -> bool:
    """A StopIteration that the submission's own text is about; those of a suite's functions are none of it."""
    words = ("generator raised StopIteration", "coroutine raised StopIteration")
    return raised("RuntimeError", *words)(observed) and observed.says("next", "send", "StopIteration")


def _uncalled(observed: Observed) -> bool:
    """A function where a coroutine should be."""
    texts = [e["text"] for e in observed.errors if e["type"] == "TypeError"]
    return any(
        "object function can't be used in 'await'" in text
        or "object method can't be used in 'await'" in text
        or re.search("coroutine was expected, got <(bound method|function)", text)
        for text in texts
    )


def _none_came_in(observed: Observed) -> bool:
    """A step that sends None, and an operation that does not take it."""
    sends_none = observed.call in ("next()", "send(None)") and bool(observed.history)
    return sends_none and any(e["type"] == "TypeError" and "'NoneType'" in e["text"] for e in observed.errors)


def _args_of_the_end(observed: Observed) -> bool:
    if not raised("IndexError", "tuple index out of range")(observed) or not observed.says("StopIteration"):
        return False
    lines = source_lines(observed.source.encode())
    return any(".args[" in text_at(f["line"], lines) for e in observed.errors for f in e["trace"])


def _end_not_caught(observed: Observed) -> bool:
    """StopIteration out of a plain call; out of a generator it would have become a RuntimeError."""
    escaped = bool(observed.errors) and observed.errors[0]["type"] == "StopIteration"
    return escaped and not observed.wanted.text.startswith("StopIteration") and observed.got.kind == "raises"


def _wrapped_in_a_group(observed: Observed) -> bool:
    wanted = observed.wanted
    parts = [part["type"] for e in observed.errors[:1] for part in e.get("parts", ())]
    return wanted.kind == "raises" and wanted.text.partition("(")[0] in parts


def _refused_by_sandbox(observed: Observed) -> bool:
    refused = any(e["type"] == "PermissionError" and "[Errno" in e["text"] for e in observed.errors)
    return refused and "PermissionError" not in observed.wanted.text


PATTERNS: tuple[Known, ...] = (
    (
        raised(
            "TypeError", "just-started generator", "just-started async generator", "just-started coroutine"
        ),
        Text(
            "It was not primed: a fresh generator must be advanced once with `next()` before it can take a value.",
            "프라이밍이 빠졌습니다. 갓 만든 제너레이터는 `next()`로 한 번 진행한 뒤에야 값을 받을 수 있습니다.",
        ),
    ),
    (
        raised("RuntimeError", "ignored GeneratorExit"),
        Text(
            "GeneratorExit was swallowed: after `close()` a generator must end, not yield again.",
            "GeneratorExit를 삼켰습니다. `close()` 뒤에는 다시 yield하지 말고 끝나야 합니다.",
        ),
    ),
    (
        _escaped,
        Text(
            "A StopIteration got out of the body of a generator (PEP 479): end it with `return`, and catch what "
            "`next()` and `send()` on others raise.",
            "제너레이터 본문 밖으로 StopIteration이 새어 나왔습니다(PEP 479). `return`으로 끝내고, 다른 이터레이터의 "
            "`next()`와 `send()`가 일으키는 것은 잡아 주세요.",
        ),
    ),
    (
        raised("RuntimeError", "cannot reuse already awaited coroutine"),
        Text(
            "The same coroutine object was awaited twice: call the function again to get a fresh one.",
            "같은 코루틴 객체를 두 번 await했습니다. 함수를 다시 호출해 새 코루틴을 만드세요.",
        ),
    ),
    (
        raised("RuntimeError", "cannot be called from a running event loop", "event loop is already running"),
        Text(
            "A loop was started inside of a running one: `await` the coroutine instead.",
            "이미 도는 이벤트 루프 안에서 또 루프를 돌렸습니다. 대신 코루틴을 `await`하세요.",
        ),
    ),
    (
        raised("RuntimeError", "no running event loop"),
        Text(
            "There is no running loop yet at that place: do it inside of a coroutine.",
            "그 자리에는 아직 도는 이벤트 루프가 없습니다. 코루틴 안에서 하세요.",
        ),
    ),
    (
        raised("RuntimeError", "bound to a different event loop", "attached to a different loop"),
        Text(
            "It was made for another event loop: make locks, queues and futures inside of the loop that uses them.",
            "다른 이벤트 루프에서 만든 객체입니다. 락, 큐, 퓨처는 그것을 쓰는 루프 안에서 만드세요.",
        ),
    ),
    (
        _uncalled,
        Text(
            "The parentheses are missing: this is the function, calling it gives the coroutine.",
            "괄호가 빠졌습니다. 함수 자체가 아니라 함수를 호출해서 나온 코루틴이 필요합니다.",
        ),
    ),
    (
        raised("TypeError", "An asyncio.Future, a coroutine or an awaitable is required"),
        Text(
            "What was handed to asyncio cannot be awaited: a function must be called first to give a coroutine.",
            "asyncio에 넘긴 것을 await할 수 없습니다. 함수라면 먼저 호출해 코루틴을 얻으세요.",
        ),
    ),
    (
        raised("TypeError", "'await' expression"),
        Text(
            "Something that cannot be awaited was awaited: a plain function's result, or None.",
            "await할 수 없는 것을 await했습니다. 일반 함수의 결과이거나 None일 수 있습니다.",
        ),
    ),
    (
        raised("TypeError", "'coroutine' object is not callable"),
        Text(
            "It is a coroutine already: await it, without calling it.",
            "이미 코루틴입니다. 호출하지 말고 그대로 await하세요.",
        ),
    ),
    (
        _matches(re.compile("['\"]coroutine['\"]"), *_TYPES),
        Text(
            "An `await` is missing: a coroutine is used as if it were its result.",
            "`await`가 빠졌습니다. 코루틴을 그 결과인 것처럼 쓰고 있습니다.",
        ),
    ),
    (
        raised("TypeError", "'async_generator' object is not iter"),
        Text(
            "An async generator is gone through with `async for`.",
            "비동기 제너레이터는 `async for`로 순회해야 합니다.",
        ),
    ),
    (
        raised("TypeError", "object is not an iterator"),
        Text(
            "`next()` needs an iterator: call `iter()` on the iterable once, before.",
            "`next()`에는 이터레이터가 필요합니다. 먼저 `iter()`를 한 번 호출하세요.",
        ),
    ),
    (
        _matches(_ITERATOR, "TypeError"),
        Text(
            "An iterator has no length and no index: take its items one by one.",
            "이터레이터에는 길이도 인덱스도 없습니다. 항목을 하나씩 꺼내세요.",
        ),
    ),
    (
        _matches(_NO_GENERATOR, "AttributeError"),
        Text(
            "Not every iterator is a generator: this one has no `send()`, `throw()` or `close()`.",
            "모든 이터레이터가 제너레이터는 아닙니다. 여기에는 `send()`, `throw()`, `close()`가 다 있지 않습니다.",
        ),
    ),
    (
        raised("ValueError", "Set of Tasks/Futures is empty", "Set of coroutines/Futures is empty"),
        Text(
            "`asyncio.wait()` refuses to wait for nothing: an empty input needs a way of its own.",
            "`asyncio.wait()`는 기다릴 것이 없으면 거부합니다. 빈 입력은 따로 처리하세요.",
        ),
    ),
    (
        _args_of_the_end,
        Text(
            "StopIteration has no arguments when nothing was returned: its `value` is there in either case.",
            "반환값이 없으면 StopIteration의 args가 비어 있습니다. `value`는 어느 경우에나 있습니다.",
        ),
    ),
    (
        _none_came_in,
        Text(
            "`next()` sends None: that is what `yield` gives back then, and it is no number.",
            "`next()`는 None을 보냅니다. 그때 `yield`의 결과도 None이어서 계산에 쓸 수 없습니다.",
        ),
    ),
    (
        _end_not_caught,
        Text(
            "`next()` and `send()` raise StopIteration when the generator ends: nothing catches it here.",
            "제너레이터가 끝나면 `next()`와 `send()`는 StopIteration을 일으키는데, 여기서는 잡지 않았습니다.",
        ),
    ),
    (
        _wrapped_in_a_group,
        Text(
            "A task group raises an ExceptionGroup around the error: take the error out of it.",
            "태스크 그룹은 예외를 ExceptionGroup으로 감싸서 내보냅니다. 그 안의 예외를 꺼내세요.",
        ),
    ),
    (
        raised("RecursionError", ""),
        Text("It recursed too deeply: use a loop.", "재귀가 너무 깊습니다. 반복문을 쓰세요."),
    ),
    (
        raised("MemoryError", ""),
        Text(
            "It asked for more memory than there is: 512 MiB in all.",
            "쓸 수 있는 메모리(모두 512 MiB)보다 많이 요구했습니다.",
        ),
    ),
    (
        _refused_by_sandbox,
        Text(
            "The sandbox refused it: submissions cannot open files, reach the network or start processes.",
            "샌드박스가 막았습니다. 제출한 코드는 파일, 네트워크, 새 프로세스를 쓸 수 없습니다.",
        ),
    ),
)
