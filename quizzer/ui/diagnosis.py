"""The likely mistake behind a failed test, where the pattern is known: one sentence, made of what was observed."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from quizzer.model.text import Text
from quizzer.report import TestReport

Pattern = Callable[[TestReport], bool]


def diagnosis(test: TestReport) -> Text | None:
    """What has probably gone wrong; None when the pattern is not known. The most telling one comes first."""
    if test.passed or test.problem is None:
        return None
    return next((text for seen, text in _PATTERNS if seen(test)), None)


def _error(test: TestReport) -> Mapping[str, Any]:
    return (test.problem or {}).get("error") or {}


def _raised(kind: str, words: str) -> Pattern:
    """The failing step raised such an exception with these words in its text, or one that it was raised from did."""

    def seen(test: TestReport) -> bool:
        return any(
            error.get("type") == kind and words in error.get("text", "") for error in _chain(_error(test))
        )

    return seen


def _chain(error: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    found: Mapping[str, Any] | None = error
    while found:
        yield found
        found = found.get("cause")


def _step(test: TestReport) -> Mapping[str, Any]:
    return (test.problem or {}).get("step") or {}


def _sides(test: TestReport) -> tuple[str, str, str, str]:
    """Kind and value of what was wanted and of what came."""
    step = _step(test)
    wanted, got = step.get("wanted") or {}, step.get("got") or {}
    return wanted.get("kind", ""), wanted.get("value", ""), got.get("kind", ""), got.get("value", "")


def _took_too_long(test: TestReport) -> bool:
    wanted, wanted_value, got, got_value = _sides(test)
    timed = _step(test).get("fact") in ("takes", "takes at most") and wanted == got == "seconds"
    return timed and float(got_value) > float(wanted_value)


def _one_after_another(test: TestReport) -> bool:
    """It should have taken as long as its longest wait, or less; but no two waits overlapped."""
    spans = sorted((s["from"], s["to"]) for row in test.timeline for s in row["spans"])
    if len(spans) < 2 or any(a[1] > b[0] for a, b in pairwise(spans)):
        return False
    longest = max(end - begin for begin, end in spans)
    together = _took_too_long(test) and float(_sides(test)[1]) <= longest
    return together or _step(test).get("fact") == "overlap"


def _blocked(test: TestReport) -> bool:
    return any(s["how"] == "blocked" for row in test.timeline for s in row["spans"])


def _not_awaited(test: TestReport) -> bool:
    return any("was never awaited" in warning for warning in test.warned)


def _coroutine_for_value(test: TestReport) -> bool:
    wanted, _, got, value = _sides(test)
    return (
        wanted in ("returns", "gives", "yields")
        and "coroutine" in value
        and got in ("is", "returns", "gives", "yields")
    )


def _completion_order(test: TestReport) -> bool:
    """The right results, in the order in which they arrived."""
    wanted, wanted_value, got, got_value = _sides(test)
    names = re.findall("‹([^›]+)›", wanted_value), re.findall("‹([^›]+)›", got_value)
    if wanted != got or wanted != "returns" or names[0] == names[1] or sorted(names[0]) != sorted(names[1]):
        return False
    ends = {row["name"]: row["spans"][-1]["to"] for row in test.timeline}
    moments = [ends.get(name, 0.0) for name in names[1]]
    return len(moments) > 1 and moments == sorted(moments)


def _left_running(test: TestReport) -> bool:
    return _step(test).get("fact") == "left running"


def _child_not_cancelled(test: TestReport) -> bool:
    return _step(test).get("fact") == "cancelled"


def _one_step_late(test: TestReport) -> bool:
    """It yields what it should have yielded one step before."""
    wanted, wanted_value, got, value = _sides(test)
    before = [s for s in test.steps if s["wanted"] and s["wanted"]["kind"] == "yields"]
    if wanted != "yields" or got != "yields" or len(before) < 2:
        return False
    return value == before[-2]["wanted"]["value"] and value != wanted_value


def _no_value(kind: str) -> Pattern:
    def seen(test: TestReport) -> bool:
        wanted, wanted_value, got, value = _sides(test)
        return wanted == got == kind and value == "None" and wanted_value != "None"

    return seen


def _ended_early(test: TestReport) -> bool:
    wanted, _, got, _ = _sides(test)
    return wanted == "yields" and got == "returns"


def _spinning(test: TestReport) -> bool:
    return (test.problem or {}).get("how") == "spinning"


def _stuck(test: TestReport) -> bool:
    return _sides(test)[2] == "stuck"


def _swallowed_cancel(test: TestReport) -> bool:
    wanted, wanted_value, got, _ = _sides(test)
    return wanted == "raises" and wanted_value.startswith("CancelledError") and got == "returns"


def _refused_by_sandbox(test: TestReport) -> bool:
    return any(error.get("type") == "PermissionError" for error in _chain(_error(test)))


_PATTERNS: tuple[tuple[Pattern, Text], ...] = (
    (
        _raised("TypeError", "just-started generator"),
        Text(
            "It was not primed: a fresh generator must be advanced once with next() before it can take a value.",
            "프라이밍이 빠졌습니다. 갓 만든 제너레이터는 next()로 한 번 진행한 뒤에야 값을 받을 수 있습니다.",
        ),
    ),
    (
        _raised("RuntimeError", "ignored GeneratorExit"),
        Text(
            "GeneratorExit was swallowed: after close() a generator must end, not yield again.",
            "GeneratorExit를 삼켰습니다. close() 뒤에는 다시 yield하지 말고 끝나야 합니다.",
        ),
    ),
    (
        _raised("RuntimeError", "raised StopIteration"),
        Text(
            "StopIteration escaped inside a generator (PEP 479): end it with return, and guard next() on others.",
            "제너레이터 안에서 StopIteration이 새어 나왔습니다(PEP 479). return으로 끝내고, "
            "다른 이터레이터의 next()는 예외를 처리하세요.",
        ),
    ),
    (
        _raised("RuntimeError", "cannot reuse already awaited coroutine"),
        Text(
            "The same coroutine object was awaited twice: call the function again to get a fresh one.",
            "같은 코루틴 객체를 두 번 await했습니다. 함수를 다시 호출해 새 코루틴을 만드세요.",
        ),
    ),
    (
        _raised("RuntimeError", "cannot be called from a running event loop"),
        Text(
            "asyncio.run() was called inside a running loop: await the coroutine instead.",
            "이미 도는 이벤트 루프 안에서 asyncio.run()을 불렀습니다. 대신 await하세요.",
        ),
    ),
    (
        _raised("TypeError", "'await' expression"),
        Text(
            "Something that is not awaitable was awaited: a plain function's result, or None.",
            "await할 수 없는 것을 await했습니다. 일반 함수의 결과이거나 None일 수 있습니다.",
        ),
    ),
    (
        _raised("RecursionError", ""),
        Text("It recursed too deeply.", "재귀가 너무 깊습니다."),
    ),
    (
        _refused_by_sandbox,
        Text(
            "The sandbox refused it: submissions cannot open files, reach the network or start processes.",
            "샌드박스가 막았습니다. 제출한 코드는 파일, 네트워크, 새 프로세스를 쓸 수 없습니다.",
        ),
    ),
    (
        _coroutine_for_value,
        Text(
            "An await is missing: this is the coroutine itself, not its result.",
            "await가 빠졌습니다. 결과가 아니라 코루틴 객체 자체가 나왔습니다.",
        ),
    ),
    (
        _not_awaited,
        Text(
            "A coroutine was made but never awaited or scheduled, so nothing of it ran.",
            "코루틴을 만들기만 하고 await하거나 태스크로 등록하지 않아 실행되지 않았습니다.",
        ),
    ),
    (
        _blocked,
        Text(
            "The event loop was blocked: a plain blocking call lets nothing else run meanwhile.",
            "이벤트 루프가 막혔습니다. 블로킹 호출이 도는 동안에는 다른 태스크가 진행되지 않습니다.",
        ),
    ),
    (
        _one_after_another,
        Text(
            "They were awaited one after the other: the next one was started only when the one before had ended.",
            "하나씩 차례로 await했습니다. 앞의 것이 끝난 뒤에야 다음 것을 시작했습니다.",
        ),
    ),
    (
        _completion_order,
        Text(
            "The results are in the order in which they arrived, not in the order of the arguments.",
            "결과가 인자 순서가 아니라 완료된 순서로 나왔습니다.",
        ),
    ),
    (
        _child_not_cancelled,
        Text(
            "A child was lost: what is no longer needed must be cancelled, and awaited until it has ended.",
            "자식 태스크를 놓쳤습니다. 필요 없어진 것은 취소하고 끝날 때까지 기다려야 합니다.",
        ),
    ),
    (
        _left_running,
        Text(
            "Tasks were left running: cancel them and await them before you come back.",
            "실행 중인 태스크를 남겨 두었습니다. 돌아오기 전에 취소하고 끝나기를 기다리세요.",
        ),
    ),
    (
        _swallowed_cancel,
        Text(
            "The cancellation was swallowed: let CancelledError go on after the clean-up.",
            "취소를 삼켰습니다. 정리한 뒤 CancelledError를 다시 전파하세요.",
        ),
    ),
    (
        _spinning,
        Text(
            "It keeps asking without waiting: sleep(0) in a loop lets no time pass.",
            "기다리지 않고 계속 확인만 합니다. sleep(0) 반복으로는 시간이 흐르지 않습니다.",
        ),
    ),
    (
        _stuck,
        Text(
            "Everything waits for something that can no longer happen.",
            "모두가 더는 일어날 수 없는 일을 기다리고 있습니다.",
        ),
    ),
    (
        _one_step_late,
        Text(
            "It yields the value from before: what was just sent is not in it.",
            "방금 보낸 값이 반영되지 않은 이전 값을 yield했습니다.",
        ),
    ),
    (
        _no_value("returns"),
        Text(
            "The return value is missing: what the body returns is StopIteration.value, or the await's result.",
            "반환값이 빠졌습니다. 본문이 return한 값이 StopIteration.value(또는 await의 결과)가 됩니다.",
        ),
    ),
    (
        _no_value("yields"),
        Text(
            "A yield without a value gives None.",
            "값 없는 yield는 None을 내놓습니다.",
        ),
    ),
    (
        _ended_early,
        Text(
            "The generator has ended although it should still wait for the next value.",
            "다음 값을 기다려야 할 제너레이터가 끝나 버렸습니다.",
        ),
    ),
)
