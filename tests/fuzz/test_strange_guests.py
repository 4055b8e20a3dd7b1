"""Whatever a guest says, in whatever order: a report with a verdict of the submission's own, and never a pass.

The judge, its world and its pytest are real; hypothesis speaks for the guest. See ``adapters.strange_judge``.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hostile.promise as hostile
import pytest
from adapters.strange_judge import StrangeJudge, TamperedJudge
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizzer.content.places import challenges_root
from quizzer.report import read_report

SUITE = '''
from asyncio import CancelledError


def all_of(*steps):
    """Go on after an expectation that was not met: what a strange guest says next is of interest, too."""
    for step in steps:
        try:
            step()
        except AssertionError:
            continue
    raise AssertionError("nothing here can be right")


def script():
    got = yield "first"
    while True:
        got = yield got


def test_a_generator(submission):
    total = submission.total(3, start=[{"a": (1, None)}])
    all_of(
        lambda: total.next().gives(1),
        lambda: total.send(4).gives((1, {"a": 2})),
        lambda: total.throw(ValueError("thrown")).raises(KeyError),
        lambda: total.close().closes(),
        lambda: total.state().returns("GEN_CLOSED"),
        lambda: total.get("left").length().returns(3),
        lambda: total.method("grow", 2).returns([2.5]),
        lambda: total(1, 2).is_a("function").ends(),
        lambda: total.drop(),
    )


def test_exceptions(submission):
    error, cancelled = ValueError("mine"), CancelledError()
    step = submission.total()
    all_of(
        lambda: step.throw(error).raises(error),
        lambda: step.throw(cancelled).raises(cancelled),
        lambda: step.throw(KeyError, "k").raises(LookupError, "k").caused_by(error),
        lambda: [part.args for part in step.next().error.parts],
        lambda: step.next().raises_group(ValueError, KeyError),
        lambda: step.next().raises("E", text="in it"),
    )


def test_coroutines(submission, world):
    a, b = world.fetch("a"), world.fetch("b", takes=2, clean_up=1)
    c = world.fetch("c", raises=ValueError("c"), refuses_cancel=True)
    made = submission.both(a, b.coroutine, c)
    all_of(
        lambda: world.run(made.job(cancel_at=1.5), a.job(at=1), made.later("x"), until=3)[0].takes_at_most(2),
        lambda: made.run().takes(1).leaves_nothing().reports_nothing(),
        lambda: made.asend(1).raises(StopAsyncIteration),
        lambda: world.started_in_order(a, b),
        lambda: world.overlapped(a, b),
        lambda: world.one_after_another(a, b),
        lambda: world.called_in_turn(a, b),
        lambda: world.never_more_than(1, a, b, c),
        lambda: a.was_cancelled(at=1),
        lambda: b.was_finished(),
        lambda: world.shut_down(),
        lambda: made.run().returns([a.result, b.result]),
        lambda: made.run().is_stuck(),
    )


def test_scripts(submission, world):
    source, plain = world.generator("source", script()), world.generator("plain", script(), plain=True)
    made = world.generator_function("made", lambda n=1: script(), doc="doc")
    all_of(
        lambda: submission.collect(source, plain, made).returns(["first"]),
        lambda: submission.collect(source).next().gives("first"),
        lambda: source.was_sent(1, 2),
        lambda: source.was_closed(),
        lambda: plain.was_stepped(2),
        lambda: made.began(2),
    )


def test_functions(submission, world):
    function = world.function("function", lambda *args, **more: [args, sorted(more), args[0] / 2])
    echo = world.function("echo", lambda *args: [args, args])
    blocking = world.blocking("blocking", answer=lambda *args: args[0] + 1)
    lasting = world.fetch("lasting", takes=lambda *args: args[0], answer=lambda *args: {"got": args})
    log = world.log("log")
    made = submission.call(function, echo, blocking, lasting, log)
    all_of(
        lambda: made.run().returns(2),
        lambda: log.holds(1),
        lambda: blocking.was_called(2),
        lambda: world.nothing_blocked(),
        lambda: lasting.started_at(1),
    )


def test_a_ticker(submission, world):
    ticks = []
    ticker = world.ticker("ticker", every=0.5, times=4, each=lambda: ticks.append(world.elapsed))
    made = submission.both(world.fetch("a"))
    all_of(lambda: world.run(ticker.job(), made.job(), until=2)[1].returns(2), lambda: world.run(made.job()))
'''

KINDS = ["fetch", "blocking", "function", "generator", "iterator", "generator function", "ticker", "list"]
numbers = st.integers(-3, 5) | st.sampled_from(
    [10**9, 10**24, -(10**24), 10**24 + 1, 10**40, 1 << 63, 1001 * 10**9, 1002 * 10**9, 10**12, 0.5, 1e308]
)
texts = st.sampled_from(["", "a", "waiting", "x" * 1000, "\ud800", "\x1b[2J", "$fetch:0", "$key:0", "$new"])
scalars = st.none() | st.booleans() | numbers | texts
FIELDS = "$ v id key type kind repr bases args text cause parts trace line in name task message from to how t".split()  # noqa: SIM905
junk = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=4),
    max_leaves=6,
) | st.sampled_from([35, 45, 85, 900]).map(lambda depth: nested(depth))


def nested(depth: int) -> Any:
    value: Any = 0
    for _ in range(depth):
        value = [value]
    return value


@st.composite
def spoilt(draw: st.DrawFn, whole: st.SearchStrategy[dict[str, Any]]) -> dict[str, Any]:
    """As it should be; or with one field more, less or other."""
    found = dict(draw(whole))
    how = draw(st.integers(0, 9))
    if how > 6:
        field = draw(st.sampled_from([*found, "t"]))
        found.pop(field, None)
        if how > 7:
            found[field] = draw(junk)
    return found


handles = spoilt(
    st.builds(
        lambda number, kind, text: {"$": "ref", "id": number, "kind": kind, "type": "type", "repr": text},
        st.integers(1, 3),
        st.sampled_from(["generator", "coroutine", "function", "object"]),
        texts,
    )
)
TYPES = ["ValueError", "KeyError", "LookupError", "ExceptionGroup", "CancelledError", "GeneratorExit", "E"]


def exception(name: str, key: Any, args: list[Any], cause: Any, parts: list[Any]) -> dict[str, Any]:
    what = {"$": "exc", "id": 1, "key": key, "type": name, "bases": [name, "Exception", "BaseException"]}
    return {
        **what,
        "args": args,
        "text": "in it",
        "cause": cause,
        "parts": parts,
        "trace": [{"line": 1, "in": "f"}],
    }


exceptions = st.recursive(
    st.builds(
        exception,
        st.sampled_from(TYPES),
        st.none() | st.sampled_from(["$raise:0", "$raise:1"]) | numbers,
        st.lists(scalars, max_size=2),
        st.none(),
        st.just([]),
    ),
    lambda inner: spoilt(
        st.builds(
            exception, st.sampled_from(TYPES), st.none(), st.lists(inner, max_size=2), inner, st.lists(inner)
        )
    ),
    max_leaves=3,
)
tagged = st.one_of(
    st.builds(
        lambda tag, items: {"$": tag, "v": items},
        st.sampled_from(["tuple", "set", "frozenset"]),
        st.lists(scalars | handles, max_size=3),
    ),
    st.builds(
        lambda pairs: {"$": "dict", "v": pairs},
        st.lists(st.lists(scalars, min_size=1, max_size=2), max_size=2),
    ),
    st.builds(
        lambda tag, value: {"$": tag, "v": value},
        st.sampled_from(["int", "float", "str", "bytes", "complex"]),
        junk,
    ),
)
values = scalars | handles | exceptions | tagged | junk
arguments = st.lists(values, max_size=2)


def of(*kinds: str) -> st.SearchStrategy[str]:
    return st.builds("${}:{}".format, st.sampled_from(kinds), st.integers(0, 2))


def call(name: str, **parts: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return spoilt(st.fixed_dictionaries({"call": st.just(name), **parts}))


named = st.dictionaries(texts, values, max_size=1)
new = st.sampled_from(["$new", "$new", "$new", "$key:0"])
notes = st.one_of(
    call("timer", key=new, ns=numbers),
    call("called", id=of("fetch"), args=arguments, kwargs=named),
    call("start", key=new, id=of("fetch"), args=arguments, kwargs=named),
    call("start", key=new, id=of("blocking"), args=arguments, kwargs=named, thread=st.just(True)),
    call("dropped", key=of("key")),
    call("done", key=of("job"), how=st.just("returned"), value=values),
    call("done", key=of("job"), how=st.just("raised"), error=exceptions),
    call("start", key=new, id=of(*KINDS), args=arguments),
)
calls = st.one_of(
    call(
        "idle",
        until=st.none() | numbers,
        how=st.sampled_from(["waiting", "waiting", "spinning", "blocked", "endless"]),
    ),
    call("block", ns=numbers),
    call("blocked", key=new, id=of("blocking"), args=arguments, kwargs=named),
    call("function", id=of("function"), args=arguments, kwargs=named),
    call("cancelled", key=of("key"), after=new),
    call("begin", id=of("generator function"), args=arguments, kwargs=named),
    call(
        "step",
        id=of("generator", "iterator"),
        op=st.sampled_from(["next", "send", "throw", "close"]),
        value=values,
        error=exceptions,
    ),
    call("tick", id=of("ticker")),
    notes,
)


def telling(said: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Sometimes with what needs no answer, which is sometimes something that needs one."""
    told = spoilt(st.fixed_dictionaries({"told": st.lists(notes | notes | calls | junk, max_size=3)}))
    return st.builds(lambda one, more: {**one, **more}, said, st.just({}) | told)


def reply(out: str, **parts: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return spoilt(st.fixed_dictionaries({"out": st.just(out), **parts}))


NOTES = {name: st.lists(junk, max_size=2) for name in ("left", "tasks", "waiting", "warned", "problems")}
ANY = [
    reply("value", value=values),
    reply("yielded", value=values),
    reply("returned", value=values),
    reply("raised", error=exceptions),
    reply("closed", value=values),
    reply("ran", **NOTES),
    reply("stuck", how=texts, **NOTES),
    reply("missing", names=st.lists(junk, max_size=3)),
    st.sampled_from(["\n", "{}\n", "{", "[]\n", "null\n", "\xff\n", '{"t":1e999}\n']).map(
        lambda raw: {"raw": raw}
    ),
]
good = {"out": "value", "value": {"$": "ref", "id": 1, "kind": "generator", "type": "g", "repr": "g"}}


def lists(usual: Any, *others: st.SearchStrategy[Any]) -> st.SearchStrategy[list[list[Any]]]:
    """What is said on one command: calls, and at the end the usual reply, seldom another."""
    end = st.integers(0, 7).flatmap(lambda n: st.one_of(*others) if n == 7 else st.just(usual))
    before = st.lists(telling(calls), max_size=5)
    one = st.builds(lambda before, last: [*before, last], before, telling(end))
    return st.lists(one, min_size=1, max_size=2)


scripts = st.fixed_dictionaries(
    {
        "load": st.integers(0, 19).flatmap(lambda n: lists(good, *ANY) if n == 19 else st.just([[good]])),
        "name": st.integers(0, 19).flatmap(lambda n: lists(good, *ANY) if n == 19 else st.just([[good]])),
        "call": lists(good, *ANY),
        "run": lists({"out": "ran"}, *ANY),
        "*": st.lists(st.one_of(*ANY).map(lambda last: [last]), min_size=1, max_size=4),
    }
)


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StrangeJudge]:
    suite = tmp_path_factory.mktemp("suite")
    (suite / "test_hidden.py").write_text(SUITE, encoding="utf-8")
    with StrangeJudge(suite) as judge:
        yield judge


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(scripts)
def test_no_guest_passes_or_breaks_the_judge(judge: StrangeJudge, script: dict[str, Any]) -> None:
    """Nothing here can be right, so that no pass is an honest one."""
    report = judge(script)
    found = {test["id"]: (test["verdict"], test["problem"]) for test in report["tests"]}
    assert report["complete"] is True
    assert [*found] == judge.collected
    assert not [one for one in found.items() if one[1][0] in ("passed", "judge_error")]
    assert read_report(report, judge.collected).verdict not in ("passed", "judge_error")


CHALLENGES = sorted(place.parent for place in challenges_root().glob("*/suite"))


@pytest.mark.parametrize("challenge", CHALLENGES, ids=lambda place: place.name)
def test_no_guest_solves_or_breaks_a_challenge(challenge: Path) -> None:
    """The suites that are delivered: a guest that says anything may be right once, never in all, and errs by itself."""
    with StrangeJudge(challenge / "suite") as judge:

        @settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        @given(scripts)
        def hold(script: dict[str, Any]) -> None:
            verdicts = [test["verdict"] for test in judge(script)["tests"]]
            assert "judge_error" not in verdicts
            assert set(verdicts) != {"passed"}

        hold()


changes = st.lists(
    st.tuples(
        st.integers(0, 12),
        st.sampled_from(["set", "set", "set", "drop", "twice", "cut"]),
        st.integers(0, 40),
        values,
    ).map(list),
    min_size=1,
    max_size=2,
)


def test_messages_that_are_tampered_with_make_no_wrong_submission_pass(tmp_path: Path) -> None:
    """Nor do they break the judge, whoever sent them."""
    (tmp_path / "test_hidden.py").write_text(hostile.SUITE, encoding="utf-8")
    with TamperedJudge(tmp_path) as judge:

        @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
        @given(changes, st.booleans())
        def hold(changes: list[Any], right: bool) -> None:
            submission = hostile.RIGHT if right else hostile.WRONG
            verdicts = [
                test["verdict"] for test in judge(f"# {json.dumps(changes)}\n{submission}", 0.5)["tests"]
            ]
            assert "judge_error" not in verdicts
            assert right or "passed" not in verdicts

        hold()


def test_a_job_ends_however_each_of_its_tests_dawdles(tmp_path: Path) -> None:
    """Who waits for a report gets one; what was not run has timed out."""
    (tmp_path / "test_hidden.py").write_text(SUITE, encoding="utf-8")
    slow = [[{"wait": 0.2}, {"out": "value", "value": None}]]
    with StrangeJudge(tmp_path, job_seconds=0.5) as judge:
        tests = judge({"load": slow, "*": [[{"out": "missing"}]]})["tests"]
    assert tests[0]["verdict"] == "missing"
    assert tests[-1]["problem"]["code"] == "after another"
    assert {test["verdict"] for test in tests} == {"missing", "timed_out"}
