"""Mistakes that are seen in who waited for whom, and when."""

import re
from collections.abc import Sequence
from itertools import pairwise

from quizzer.model.text import Text
from quizzer.ui.diagnosis.observed import UNREADABLE, Known, Observed

_LONGEST = ("takes", "takes at most")
_TIMED = (*_LONGEST, "takes at least", "overlap", "most at once", "started", "ended", "blocked")


def _seconds(observed: Observed) -> tuple[float, float] | None:
    """Wanted and seen, when the step asked how long something took."""
    wanted, got = observed.wanted, observed.got
    return (float(wanted.text), float(got.text)) if wanted.kind == got.kind == "seconds" else None


def _blocked(observed: Observed) -> bool:
    """Time went by on the loop's own thread, and it is about time. A scheduler of one's own may sleep."""
    on_a_loop = any(step["call"].startswith("await ") for step in observed.before)
    blocks = any(s["how"] == "blocked" for row in observed.test.timeline for s in row["spans"])
    return on_a_loop and blocks and observed.fact in _TIMED


def _one_after_another(observed: Observed) -> bool:
    """It should have taken as long as its longest wait, or less; but no two waits of different things overlapped."""
    if observed.fact == "overlap":
        return _in_turn(observed)
    if observed.fact == "most at once":
        return observed.got.text == "1" and len(observed.spans) > 1 and not _overlap(observed.spans)
    seconds = _seconds(observed)
    if observed.fact not in _LONGEST or seconds is None or seconds[1] <= seconds[0]:
        return False
    last = _since(observed, observed.step["at"] - seconds[1])
    longest = max((end - begin for begin, end in last), default=0.0)
    several = len(observed.test.timeline) > 1  # one thing alone may rightly be tried again and again
    return several and len(last) > 1 and not _overlap(last) and seconds[0] <= longest


def _overlap(spans: Sequence[tuple[float, float]]) -> bool:
    return any(a[1] > b[0] for a, b in pairwise(sorted(spans)))


def _in_turn(observed: Observed) -> bool:
    """The first waits of those that were asked about, one after the other."""
    first = [row["spans"][0] for row in observed.test.timeline if row["name"] in observed.step["names"]]
    return len(first) > 1 and not _overlap([(s["from"], s["to"]) for s in first])


def _since(observed: Observed, begin: float) -> list[tuple[float, float]]:
    return [span for span in observed.spans if span[0] >= begin - 1e-6 and span[0] < observed.step["at"]]


def _together(observed: Observed) -> bool:
    """It should have gone on longer, one wait after the other; but they overlapped."""
    if observed.fact == "in turn":
        return not _in_turn(observed) and len(observed.spans) > 1
    if observed.fact in ("most at once", "at most at once"):
        return int(observed.got.text) > int(observed.wanted.text)
    seconds = _seconds(observed)
    if observed.fact != "takes" or seconds is None or seconds[1] >= seconds[0]:
        return False
    last = _since(observed, observed.step["at"] - seconds[1])
    in_turn = sum(end - begin for begin, end in last)
    return _overlap(last) and abs(in_turn - seconds[0]) < 1e-6


def _completion_order(observed: Observed) -> bool:
    """The right results, in the order in which they arrived."""
    wanted, got = observed.wanted, observed.got
    names = re.findall("‹([^›]+)›", wanted.text), re.findall("‹([^›]+)›", got.text)
    if wanted.kind != got.kind or wanted.kind != "returns" or names[0] == names[1]:
        return False
    arguments = [name for name in re.findall(r"[\w-]+", observed.call) if name in names[0]]
    if sorted(names[0]) != sorted(names[1]) or arguments != names[0]:
        return False
    ends = {row["name"]: row["spans"][-1]["to"] for row in observed.test.timeline}
    moments = [ends.get(name, 0.0) for name in names[1]]
    return len(set(moments)) > 1 and moments == sorted(moments)


def _error_among_results(observed: Observed) -> bool:
    wanted, got = observed.wanted, observed.got
    if wanted.kind != "raises" or got.kind != "returns" or not isinstance(got.value, list | tuple):
        return False
    return wanted.text in got.value


def _error_late(observed: Observed) -> bool:
    """Another error than the first in time came out."""
    if observed.wanted.kind != "raises" or observed.got.kind != "raises" or len(observed.spans) < 2:
        return False
    spans = [s for row in observed.test.timeline for s in row["spans"]]
    first = min((s["to"] for s in spans if s["how"] == "raised"), default=observed.step["at"])
    beside = any(s["from"] < first < s["to"] for s in spans)
    return first < observed.step["at"] and beside


def _tasks_for_results(observed: Observed) -> bool:
    return observed.got.kind in ("returns", "gives", "yields") and bool(
        re.search("<_?(Task|Future) ", observed.got.text)
    )


def _coroutine_for_value(observed: Observed) -> bool:
    got = observed.got
    if observed.wanted.kind not in ("returns", "gives", "yields"):
        return False
    return (got.kind, got.text) == ("is", "coroutine") or (
        got.value is UNREADABLE and "<coroutine object" in got.text
    )


def _how_it_ended(observed: Observed) -> set[str]:
    rows = [row for row in observed.test.timeline if row["name"] in observed.step["names"]]
    return {span["how"] for row in rows for span in row["spans"]}


def _child_not_cancelled(observed: Observed) -> bool:
    """What should have been cancelled was begun and went on."""
    hows = _how_it_ended(observed) if observed.fact == "cancelled" else set()
    return bool(hows & {"running", "done", "raised"}) and "cancelled" not in hows


def _left_running(observed: Observed) -> bool:
    return observed.fact == "left running"


def _swallowed_cancel(observed: Observed) -> bool:
    return observed.wanted.text.startswith("CancelledError") and observed.got.kind == "returns"


def _not_awaited(observed: Observed) -> bool:
    return any("was never awaited" in warning for warning in observed.test.warned)


def _called_too_soon(observed: Observed) -> bool:
    return observed.fact == "called in turn"


def _spinning(observed: Observed) -> bool:
    return observed.how == "spinning"


def _stuck(observed: Observed) -> bool:
    return observed.got.kind == "stuck"


PATTERNS: tuple[Known, ...] = (
    (
        _coroutine_for_value,
        Text(
            "An `await` is missing: this is the coroutine itself, not its result.",
            "`await`가 빠졌습니다. 결과가 아니라 코루틴 객체 자체가 나왔습니다.",
        ),
    ),
    (
        _tasks_for_results,
        Text(
            "These are the tasks themselves: await them, or ask them for their `result()`.",
            "결과가 아니라 태스크 자체입니다. await하거나 `result()`로 결과를 꺼내세요.",
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
        _together,
        Text(
            "More of them ran at the same time than should: the next one was started before one had ended.",
            "동시에 실행된 것이 너무 많습니다. 앞의 것이 끝나기 전에 다음 것을 시작했습니다.",
        ),
    ),
    (
        _called_too_soon,
        Text(
            "All were called before the first had ended: call each only when its turn has come.",
            "앞의 것이 끝나기 전에 모두 호출했습니다. 차례가 왔을 때 하나씩 호출하세요.",
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
        _error_among_results,
        Text(
            "The error came back among the results instead of being raised, as `return_exceptions=True` does it.",
            "예외가 발생하지 않고 결과에 섞여 나왔습니다. `return_exceptions=True`가 그렇게 합니다.",
        ),
    ),
    (
        _error_late,
        Text(
            "An error that happened earlier was not seen: who awaits one after the other learns of it only when its "
            "turn comes.",
            "먼저 일어난 예외를 놓쳤습니다. 하나씩 차례로 await하면 자기 차례가 되어서야 예외를 알게 됩니다.",
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
        _spinning,
        Text(
            "It keeps asking without waiting: `sleep(0)` in a loop lets no time pass.",
            "기다리지 않고 계속 확인만 합니다. `sleep(0)` 반복으로는 시간이 흐르지 않습니다.",
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
        _not_awaited,
        Text(
            "A coroutine was made but never awaited or scheduled, so nothing of it ran.",
            "코루틴을 만들기만 하고 await하거나 태스크로 등록하지 않아 실행되지 않았습니다.",
        ),
    ),
)
