"""A judge's data in words: one phrase for each kind of thing that a test may want or see."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from quizzer.model.challenge import Verdict
from quizzer.model.text import Lang, Text, both
from quizzer.report import Report, TestReport

VERDICTS: Mapping[Verdict, Text] = {
    Verdict.PASSED: Text("passed", "통과"),
    Verdict.FAILED: Text("failed", "실패"),
    Verdict.IMPORT_ERROR: Text("could not be loaded", "불러올 수 없음"),
    Verdict.MISSING: Text("something is missing", "정의가 빠짐"),
    Verdict.CRASHED: Text("crashed", "비정상 종료"),
    Verdict.TIMED_OUT: Text("timed out", "시간 초과"),
    Verdict.STUCK: Text("stuck", "멈춤"),
    Verdict.MEMORY_LIMIT: Text("too much memory", "메모리 초과"),
    Verdict.OUTPUT_LIMIT: Text("too much output", "출력 초과"),
    Verdict.JUDGE_ERROR: Text("judge error", "채점기 오류"),
}

WANTED = Text("wanted", "기대")
GOT = Text("got", "실제")

_SAID = {
    "yields": Text("yields {}", "yield {}"),
    "returns": Text("returns {}", "return {}"),
    "gives": Text("returns {}", "return {}"),
    "raises": Text("raises {}", "raise {}"),
    "closes": Text("closes", "닫힘"),
    "stuck": Text("never ends", "끝나지 않음"),
    "no exception": Text("no exception", "예외 없음"),
    "nothing": Text("nothing", "없음"),
    "no answer": Text("no answer", "응답 없음"),
    "yes": Text("yes", "예"),
    "no": Text("no", "아니요"),
    "never": Text("never", "일어나지 않음"),
    "number": both("{}"),
    "value": both("{}"),
    "seconds": Text("{} s", "{}초"),
    "spans": Text("{} s", "{}초"),
    "moments": Text("{} s", "{}초"),
    "tasks": both("{}"),
    "running": Text("still running", "아직 실행 중"),
    "done": Text("ran to its end", "끝까지 실행됨"),
    "raised": Text("raised", "예외로 끝남"),
    "cancelled": Text("cancelled", "취소됨"),
    "dropped": Text("dropped", "버려짐"),
    "not started": Text("not started", "시작되지 않음"),
}

_KINDS = {
    "object": Text("an object", "객체"),
    "generator": Text("a generator", "제너레이터"),
    "coroutine": Text("a coroutine", "코루틴"),
    "async generator": Text("an async generator", "비동기 제너레이터"),
    "function": Text("a function", "함수"),
    "method": Text("a method", "메서드"),
    "task": Text("a task", "태스크"),
    "future": Text("a future", "퓨처"),
    "class": Text("a class", "클래스"),
    "module": Text("a module", "모듈"),
}
_NONE = Text("none", "없음")
_NONE_OF = ("left running", "reported")
"""Facts whose "no" says that there is none of it."""
_GOES_ON = Text("goes on", "계속 진행")
"""What is wanted of a generator's step of which nothing is stated."""
_ENDS = Text("ends", "종료")
_SPINS = Text("spins for ever, no time passes", "시간이 흐르지 않고 계속 돌기만 함")

_FACTS = {
    "overlap": Text("{} in flight together", "{} 동시에 진행"),
    "in turn": Text("{} one after another", "{} 차례대로 진행"),
    "called in turn": Text("{} called one after another's end", "{} 앞의 것이 끝난 뒤 호출"),
    "start order": Text("{} started in this order", "{} 이 순서로 시작"),
    "most at once": Text("most in flight at once", "동시에 진행된 최대 개수"),
    "at most at once": Text("most in flight at once, at most", "동시에 진행된 최대 개수(상한)"),
    "blocked": Text("event loop blocked", "이벤트 루프 블로킹"),
    "takes": Text("virtual time taken", "걸린 가상 시간"),
    "takes at most": Text("virtual time taken, at most", "걸린 가상 시간(상한)"),
    "takes at least": Text("virtual time taken, at least", "걸린 가상 시간(하한)"),
    "reported": Text("reported to the event loop", "이벤트 루프에 보고된 문제"),
    "left running": Text("tasks left running", "남아 있는 태스크"),
    "called": Text("{} called", "{} 호출 횟수"),
    "awaited": Text("{} awaited", "{} await 횟수"),
    "started": Text("{} started at", "{} 시작 시각"),
    "ended": Text("{} ended at", "{} 종료 시각"),
    "cancelled": Text("{} cancelled", "{} 취소"),
    "finished": Text("{} ran to its end", "{} 끝까지 실행"),
    "sent": Text("values sent into {}", "{}에 보낸 값"),
    "closed": Text("{} closed", "{} 닫힘"),
    "stepped": Text("{} advanced", "{} 진행 횟수"),
    "begun": Text("generators of {} started", "{} 제너레이터를 시작한 횟수"),
    "holds": Text("{} holds", "{}의 내용"),
}

_PROBLEMS = {
    "silent": Text(
        "It did not answer for {} real seconds: something in it really waits.",
        "실제 시간으로 {}초 동안 응답이 없었습니다. 코드 어딘가에서 실제로 기다리고 있습니다.",
    ),
    "cpu": Text(
        "It used up its CPU time ({} s): a loop in it does not end.",
        "CPU 시간 {}초를 모두 썼습니다. 끝나지 않는 반복문이 있습니다.",
    ),
    "said too much": Text("What it came to is too long to be shown.", "결과가 너무 길어 표시할 수 없습니다."),
    "too big to hand over": Text(
        "What was to be handed over to it had become too big.", "제출한 코드에 넘겨줄 값이 너무 커졌습니다."
    ),
    "after another": Text(
        "Not run, because a test before it timed out.", "앞 테스트가 시간 초과라 실행하지 않았습니다."
    ),
    "exited": Text(
        "The submission ended the process (exit code {}) instead of coming back.",
        "제출한 코드가 돌아오지 않고 프로세스를 끝냈습니다(종료 코드 {}).",
    ),
    "signal": Text("The process was ended by a signal ({}).", "프로세스가 시그널({})로 종료되었습니다."),
    "loading": Text("It waits for ever while it is being loaded.", "불러오는 도중에 영원히 기다립니다."),
    "hung up": Text(
        "The submission closed its connection to the judge.", "제출한 코드가 채점기와의 연결을 닫았습니다."
    ),
    "spoke on the wire": Text(
        "The submission disturbed its connection to the judge.",
        "제출한 코드가 채점기와의 연결을 건드렸습니다.",
    ),
    "output limit": Text("It printed more than 64 KiB.", "출력이 64 KiB를 넘었습니다."),
    "judge": Text("The judge itself failed: {}", "채점기에 문제가 생겼습니다: {}"),
    "suite": Text("The hidden suite itself failed: {}", "숨은 테스트에 문제가 생겼습니다: {}"),
    "assertion": Text("Not as stated. {}", "문제 설명과 다릅니다. {}"),
}
_DURING = Text("That was during `{}`.", "`{}` 도중이었습니다.")
_FILE_AND_LINE = re.compile(r" \(submission\.py, line \d+\)$")
"""What a syntax error's text says of its place: it is told apart from that, and the file has another name."""


LONGEST_TROUBLE = 300


class Told(NamedTuple):
    """A step in words: what was done or looked at, what was wanted and what came."""

    what: str
    wanted: str
    got: str


def told(step: Mapping[str, Any], lang: Lang, *, labels: bool, spins: bool = False) -> Told:
    """A step in words. ``labels``: name the object that it was done to. ``spins``: it never ends for that reason."""
    got = _SPINS.of(lang) if spins and step["got"]["kind"] == "stuck" else _said(step["got"], step, lang)
    return Told(_action(step, lang, labels), _said(step["wanted"], step, lang), got)


def labelled(steps: Sequence[Mapping[str, Any]]) -> bool:
    """Whether readers must be told which object each step was done to."""
    subjects = {step["subject"] for step in steps} - {""}
    return len(subjects) > 1 or any(step["call"].startswith("(") for step in steps)


def _said(side: Mapping[str, str] | None, step: Mapping[str, Any], lang: Lang) -> str:
    """One side of a step, as a phrase; empty when nothing was wanted."""
    if side is None:
        return ""
    kind, value = side["kind"], side["value"]
    match kind:
        case "is":
            return _KINDS.get(value, Text(f"a {value}", f"{value} 객체")).of(lang)
        case "times":
            counted = {"0": "never", "1": "once"}.get(value, f"{value} times")
            return Text(counted, f"{value}번").of(lang)
        case "no" if step["fact"] in _NONE_OF:
            return _NONE.of(lang)
        case "no exception" if step["got"]["kind"] == "returns":
            return _GOES_ON.of(lang)
        case "returns" if value == "…" and step["subject"]:
            return _ENDS.of(lang)
        case "spans" | "moments":
            return _spans(kind, value, lang)
        case "gives" if not step["call"].endswith(")"):  # an attribute, a length, a state
            return value
    return _SAID.get(kind, both(f"{kind} {{}}")).of(lang).replace("{}", value).strip()


def _spans(kind: str, value: str, lang: Lang) -> str:
    """``a 0–1, b 1–2``; of some it may be said that they never were."""
    never = f" {_SAID['not started'].of(lang)}"
    parts = [part.removesuffix(" –") + (never if part.endswith(" –") else "") for part in value.split(", ")]
    text = ", ".join(parts)
    return text if text.endswith(never) else _SAID[kind].of(lang).replace("{}", text)


def _action(step: Mapping[str, Any], lang: Lang, labels: bool) -> str:
    """What a step did or looked at: Python text, or a fact in words."""
    if step["fact"]:
        phrase = _FACTS.get(step["fact"], both(f"{step['fact']} {{}}"))
        return phrase.of(lang).replace("{}", ", ".join(step["names"]))
    call = str(step["call"])
    if not labels:
        return call
    if step["subject"]:
        call = step["subject"] + (call if call.startswith("(") else f".{call.lstrip('.')}")
    return f"{step['made']} = {call}" if step["made"] else call


def error(problem: Mapping[str, Any]) -> str:
    """An exception of the submission on one line, as Python's own tracebacks end."""
    text = _FILE_AND_LINE.sub("", problem["text"])
    return f"{problem['type']}{f': {text}' if text else ''}"


def message(test: TestReport, lang: Lang) -> str:
    """One sentence on why a test did not pass; empty when it did."""
    problem = test.problem
    if problem is None:
        return ""
    match problem["code"]:
        case "step":
            return _difference(test, lang)
        case "import":
            return _unloadable(problem["error"]).of(lang)
        case "missing":
            return _missing(problem).of(lang)
        case code:
            phrase = _PROBLEMS.get(code, both(f"{code} {{}}"))
            text = phrase.of(lang).replace("{}", str(problem.get("detail", ""))).strip()
            return text + _during(problem, lang)


def _during(problem: Mapping[str, Any], lang: Lang) -> str:
    during = problem.get("during")
    if not during:
        return ""
    return " " + _DURING.of(lang).replace("{}", during["call"])


def trouble(report: Report) -> Text:
    """What to tell when the judge itself failed: one line, of its own last words the last."""
    said, *more = report.trouble.strip().splitlines() or ["?"]
    if more:
        said = f"{said.partition(':')[0]}: {more[-1].strip()}"
    said = said if len(said) <= LONGEST_TROUBLE else said[: LONGEST_TROUBLE - 1] + "…"
    return Text(
        f"the judge failed, so this attempt does not count: {said}",
        f"채점기에 문제가 생겨 이 시도는 세지 않습니다: {said}",
    )


def _unloadable(problem: Mapping[str, Any]) -> Text:
    line = problem["trace"][-1]["line"] if problem["trace"] else None
    where = Text(f"line {line}: ", f"{line}행: ") if line else Text("", "")
    found = error(problem)
    return Text(f"It could not be loaded: {where.en}{found}", f"코드를 불러올 수 없습니다. {where.ko}{found}")


def _difference(test: TestReport, lang: Lang) -> str:
    problem = test.problem or {}
    step = problem["step"]
    what, wanted, got = told(step, lang, labels=labelled(test.steps), spins=problem.get("how") == "spinning")
    if lang == "ko":
        return f"{what} — {WANTED.ko}: {wanted}, {GOT.ko}: {got}"
    return f"{what}: {WANTED.en} {wanted}, {GOT.en} {got}"


def _missing(problem: Mapping[str, Any]) -> Text:
    from difflib import get_close_matches

    name = problem["detail"]
    near = get_close_matches(name, problem["near"], n=1)
    typo = (
        Text(f", but `{near[0]}` is: a typo?", f" `{near[0]}`의 이름을 잘못 쓴 것일까요?")
        if near
        else Text(".", "")
    )
    return Text(f"`{name}` is not defined{typo.en}", f"`{name}` 정의가 없습니다.{typo.ko}")
