"""What a suite may hand over and ask of the world: waits, calls, generators, and what became of them in time."""

from typing import Any

import pytest
from adapters.judged import Judged, Suite, failing_step, passes, problem


def refuted(judged: Judged, suite: Suite, submission: str) -> tuple[str, str, str, str, str]:
    """What the failing step of a test says, which must fail for that reason."""
    return failing_step(judged(suite, submission))


GATHER = """
    import asyncio
    async def both(a, b):
        return list(await asyncio.gather(a(), b()))
    async def in_turn(a, b):
        return [await a(), await b()]
    async def given(coroutine):
        return await coroutine
    async def first(*fetches):
        tasks = [asyncio.create_task(f()) for f in fetches]
        done, left = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in left:
            task.cancel()
        await asyncio.wait(tasks)
        return done.pop().result()
    async def abandons(fetch):
        asyncio.create_task(fetch()).add_done_callback(print)
        await asyncio.sleep(1)
"""


def test_a_fetch_takes_its_time_and_gives_its_result(judged: Judged) -> None:
    """A fresh token, a value of the suite's, or an exception, at its moment; called is not awaited."""

    def suite(submission: Any, world: Any) -> None:
        a, b = world.fetch("a", takes=1), world.fetch("b", takes=2.5, result={"b": [1]})
        run = submission.both(a, b).run()
        run.returns([a.result, {"b": [1]}]).takes(2.5).takes_at_most(2.5).takes_at_least(2.5)
        run.leaves_nothing().reports_nothing()
        for fetch, ended in ((a, 1), (b, 2.5)):
            fetch.was_called()
            fetch.was_awaited()
            fetch.started_at(0)
            fetch.ended_at(ended)
            fetch.was_finished()
        error = OSError(5, "down")
        c = world.fetch("c", takes=1, raises=error)
        submission.both(c, a).run().raises(error).takes(1)
        submission.given(a.coroutine).run().returns(a.result)
        assert a.result != b.result
        assert world.fetch("a").result != a.result

    passes(judged(suite, GATHER))


def test_overlap_order_and_most_at_once_are_seen(judged: Judged) -> None:
    """Of what ran together, and of what ran in turn."""

    def suite(submission: Any, world: Any) -> None:
        a, b = world.fetch("a"), world.fetch("b")
        submission.both(a, b).run()
        world.overlapped(a, b)
        world.most_at_once(2, a, b)
        world.never_more_than(2, a, b)
        world.started_in_order(a, b)
        c, d = world.fetch("c"), world.fetch("d")
        submission.in_turn(c, d).run()
        world.one_after_another(c, d)
        world.called_in_turn(c, d)
        world.most_at_once(1, c, d)
        world.never_more_than(1, c, d)

    passes(judged(suite, GATHER))


MANY = """
    import asyncio
    async def both(fetch, look, times):
        made = [fetch() for _ in range(times)]
        tasks = [asyncio.ensure_future(one) for one in made[1:]]
        look(1)
        await asyncio.sleep(0)
        look(2)
        made[0].close()
        await asyncio.gather(*tasks)
        look(3)
"""


@pytest.mark.parametrize("times", [2, 50, 51, 300])
def test_what_happens_at_one_moment_is_known_at_once(judged: Judged, times: int) -> None:
    """However much of it there is, and in its order: a callback of the suite's sees all that came before it."""
    suite = f"""
        def suite(submission, world):
            times = {times}
            seen = []
            fetch = world.fetch("a")

            def look(_):
                ended = sum(span.how == "done" for span in fetch.spans)
                seen.append((len(fetch.calls), len(world.in_flight), ended))

            submission.both(fetch, world.function("look", look), times).run().returns(None).takes(1)
            assert seen == [(times, 0, 0), (times, times - 1, 0), (times, 0, times - 1)]
    """
    passes(judged(suite, MANY))


REFUTED = {
    "overlap": ("in_turn", "world.overlapped(a, b)", ("overlap", "yes", "", "spans", "a 0–1, b 1–2")),
    "in turn": ("both", "world.one_after_another(a, b)", ("in turn", "yes", "", "spans", "a 0–1, b 0–1")),
    "called": ("both", "world.called_in_turn(a, b)", ("called in turn", "yes", "", "moments", "a 0, b 0")),
    "order": ("both", "world.started_in_order(b, a)", ("start order", "yes", "", "spans", "b 0–1, a 0–1")),
    "most": ("in_turn", "world.most_at_once(2, a, b)", ("most at once", "number", "2", "number", "1")),
    "limit": ("both", "world.never_more_than(1, a, b)", ("at most at once", "number", "1", "number", "2")),
    "takes": ("in_turn", "run.takes(1)", ("takes", "seconds", "1", "seconds", "2")),
    "at most": ("in_turn", "run.takes_at_most(1.9)", ("takes at most", "seconds", "1.9", "seconds", "2")),
    "at least": ("both", "run.takes_at_least(1.1)", ("takes at least", "seconds", "1.1", "seconds", "1")),
    "calls": ("both", "a.was_called(2)", ("called", "times", "2", "times", "1")),
    "no calls": ("both", "a.was_not_called()", ("called", "times", "0", "times", "1")),
    "awaits": ("both", "a.was_awaited(0)", ("awaited", "times", "0", "times", "1")),
    "started": ("in_turn", "b.started_at(0)", ("started", "seconds", "0", "seconds", "1")),
    "ended": ("both", "b.ended_at(2)", ("ended", "seconds", "2", "seconds", "1")),
    "cancelled": ("both", "b.was_cancelled()", ("cancelled", "yes", "", "done", "")),
    "never": ("both", "world.fetch('z').started_at(0)", ("started", "seconds", "0", "never", "")),
    "unstarted": ("both", "world.overlapped(a, world.fetch('z'))", ("overlap", "yes", "", "spans", "a 0–1, z –")),
    "stuck": ("both", "run.is_stuck()", ("await both(a, b)", "stuck", "", "returns", "[‹a›, ‹b›]")),
    "result": ("both", "run.returns([b.result, a.result])",
               ("await both(a, b)", "returns", "[‹b›, ‹a›]", "returns", "[‹a›, ‹b›]")),
}  # fmt: skip


@pytest.mark.parametrize(("run", "asked", "said"), REFUTED.values(), ids=REFUTED)
def test_what_is_not_so_is_refuted_with_what_was_seen(
    judged: Judged, run: str, asked: str, said: Any
) -> None:
    """Every question about the world can be answered no, and says what was wanted and what came."""
    suite = f"""
        def suite(submission, world):
            a, b = world.fetch("a"), world.fetch("b")
            run = submission.{run}(a, b).run()
            {asked}
    """
    assert refuted(judged, suite, GATHER) == said


def test_cancelling_is_seen_with_its_moment_and_its_clean_up(judged: Judged) -> None:
    """The losers of a race, one that cleans up for a while, one that refuses."""

    def suite(submission: Any, world: Any) -> None:
        quick, slow = world.fetch("quick", takes=1), world.fetch("slow", takes=9)
        submission.first(quick, slow).run().returns(quick.result).takes(1)
        slow.was_cancelled()
        slow.was_cancelled(at=1)
        tidy = world.fetch("tidy", takes=9, clean_up=2)
        submission.first(quick, tidy).run().returns(quick.result).takes(3)
        tidy.was_cancelled(at=2)
        stubborn = world.fetch("stubborn", takes=9, refuses_cancel=True)
        submission.first(quick, stubborn).run().returns(quick.result).takes(9)
        stubborn.was_finished()

    passes(judged(suite, GATHER))


def test_cancelling_from_outside(judged: Judged) -> None:
    """At a moment of the judge's choosing: before it begins, while it runs, after its end."""

    def suite(submission: Any, world: Any) -> None:
        a = world.fetch("a", takes=5)
        submission.given(a.coroutine).run(cancel_at=2).raises("CancelledError").takes(2)
        a.was_cancelled(at=2)
        submission.given(a.coroutine).run(cancel_at=60).returns(a.result).takes(5)
        submission.cleans(a).run(cancel_at=1).raises("CancelledError").takes(1.5)
        submission.swallows(a).run(cancel_at=1).returns("swallowed")

    passes(
        judged(
            suite,
            GATHER
            + """
    async def cleans(fetch):
        try:
            await fetch()
        finally:
            await asyncio.sleep(0.5)
    async def swallows(fetch):
        try:
            await fetch()
        except asyncio.CancelledError:
            return "swallowed"
    """,
        )
    )


def test_several_jobs_on_one_loop(judged: Judged) -> None:
    """At times, cancelled one by one, each with its own end; the judge's own waits and heartbeats beside them."""

    def suite(submission: Any, world: Any) -> None:
        beat, alone = world.ticker("beat", every=1, times=4), world.fetch("alone", takes=2)
        gate = submission.Gate()
        first, second, third, _, _ = world.run(
            gate.later("enter", "first"),
            gate.later("enter", "second", at=1),
            gate.later("enter", "third", at=1, cancel_at=2),
            beat.job(),
            alone.job(at=0.5),
        )
        first.returns("first").takes(3)
        second.returns("second").takes(5)
        third.raises("CancelledError").takes(1)
        assert [
            (t - world.START if hasattr(world, "START") else t - 10**12) // 10**9 for t in beat.ticks
        ] == [0, 1, 2, 3]
        alone.started_at(0.5)
        alone.ended_at(2.5)

    passes(
        judged(
            suite,
            """
        import asyncio
        class Gate:
            def __init__(self): self.lock = asyncio.Lock()
            async def enter(self, name):
                async with self.lock:
                    await asyncio.sleep(3)
                    return name
    """,
        )
    )


def test_one_loop_serves_a_whole_test(judged: Judged) -> None:
    """What one run leaves behind goes on in the next, until the loop is shut down as ``asyncio.run`` would."""

    def suite(submission: Any, world: Any) -> None:
        a = world.fetch("a", takes=3)
        submission.abandons(a).run().returns(None).takes(1)
        try:
            submission.nothing().run().leaves_nothing()
        except AssertionError:
            pass
        else:
            raise RuntimeError("it was not seen")
        submission.nothing().run(cancel_at=9).returns(None)
        world.run(until=5)
        a.ended_at(3)
        b = world.fetch("b", takes=30)
        submission.abandons(b).run()
        world.shut_down()
        b.was_cancelled(at=7)
        submission.nothing().run().leaves_nothing()

    passes(judged(suite, GATHER + "    async def nothing(): pass\n"))


def test_async_generators_are_driven_inside_the_loop(judged: Judged) -> None:
    """asend, athrow, aclose, their end, and a shutdown that closes what is left."""

    def suite(submission: Any, world: Any) -> None:
        counter = submission.counter()
        counter.is_a("async generator")
        counter.anext().returns(0).takes(1)
        counter.asend(5).returns(5)
        counter.athrow(ValueError("skip")).returns("skipped")
        counter.aclose().returns(None)
        counter.anext().raises("StopAsyncIteration")
        other = submission.counter()
        other.anext().returns(0)
        world.shut_down()
        submission.closed().returns(2)

    passes(
        judged(
            suite,
            """
        import asyncio
        ends = []
        async def counter():
            total = 0
            try:
                while True:
                    await asyncio.sleep(1)
                    try:
                        total += (yield total) or 0
                    except ValueError:
                        yield "skipped"
            finally:
                ends.append(total)
        def closed(): return len(ends)
    """,
        )
    )


def test_a_judges_generator_sees_every_step(judged: Judged) -> None:
    """What was sent, thrown, closed; what it yields and returns; and yield from passes it all through."""

    def suite(submission: Any, world: Any) -> None:
        def script():
            got = yield 1
            while got != "end":
                try:
                    got = yield got
                except ValueError as e:
                    got = yield ("caught", e.args)
            return "returned"

        inner = world.generator("inner", script())
        outer = submission.delegate(inner)
        outer.next().gives(1)
        outer.send("a").gives("a")
        outer.next().gives(None)
        outer.throw(ValueError("v")).gives(("caught", ("v",)))
        outer.send("end").returns(("result", "returned"))
        inner.was_sent("a", "end")
        inner.was_stepped(4)
        other = world.generator("other", script())
        outer = submission.delegate(other)
        outer.next()
        outer.close().closes()
        other.was_closed()
        assert [step[0] for step in other.reached] == ["next", "close"]

    passes(
        judged(
            suite,
            """
        def delegate(inner):
            result = yield from inner
            return ("result", result)
    """,
        )
    )


def test_exceptions_pass_through_a_judges_generator_as_themselves(judged: Judged) -> None:
    """The judge's, and the submission's own: what goes in and is not caught comes out as the same object."""

    def suite(submission: Any, world: Any) -> None:
        def script():
            while True:
                yield 1

        error = KeyError("judge's")
        outer = submission.delegate(world.generator("inner", script()))
        outer.next()
        outer.throw(error).raises(error)
        for name in ("ValueError", "Own", "UnicodeDecodeError"):
            submission.throws_own(world.generator("inner", script()), name).returns(True)

    passes(
        judged(
            suite,
            """
        class Own(Exception): pass
        def delegate(inner):
            yield from inner
        def throws_own(inner, name):
            error = {"ValueError": ValueError("v"), "Own": Own(1),
                     "UnicodeDecodeError": UnicodeDecodeError("utf-8", b"a", 0, 1, "why")}[name]
            next(inner)
            try:
                inner.throw(error)
            except BaseException as e:
                return e is error
    """,
        )
    )


def test_what_a_judges_generator_raises_reaches_the_submission(judged: Judged) -> None:
    """With its identity, when it is yielded from as when it is called."""

    def suite(submission: Any, world: Any) -> None:
        error = OSError("inside")

        def script():
            yield 1
            raise error

        outer = submission.delegate(world.generator("inner", script()))
        outer.next().gives(1)
        outer.next().raises(error)
        plain = world.generator("plain", script(), plain=True)
        submission.drain(plain).raises(error)
        plain.was_stepped(2)
        submission.names(plain).returns([False, False, False])

    passes(
        judged(
            suite,
            """
        def delegate(inner):
            yield from inner
        def drain(iterator):
            return [x for x in iterator]
        def names(iterator):
            return [hasattr(iterator, name) for name in ("send", "throw", "close")]
    """,
        )
    )


def test_a_judges_generator_function_makes_generators_when_they_begin(judged: Judged) -> None:
    """Called with what the submission says; wrong arguments are the submission's TypeError."""

    def suite(submission: Any, world: Any) -> None:
        def script(start, *, step=1):
            yield start
            yield start + step

        function = world.generator_function("count", script, doc="Counts.")
        submission.metadata(function).returns(["count", "Counts."])
        submission.drain(function, 3, step=2).returns([3, 5])
        submission.only_calls(function)
        function.began(1)
        assert function.received == [(3,)]
        submission.drain(function).raises(TypeError)

    passes(
        judged(
            suite,
            """
        def metadata(function): return [function.__name__, function.__doc__]
        def drain(function, *args, **kwargs): return list(function(*args, **kwargs))
        def only_calls(function): function(1)
    """,
        )
    )


def test_functions_of_the_judge_answer_and_remember(judged: Judged) -> None:
    """With values and exceptions of the suite's, from inside any call; a submission's objects go in and out."""

    def suite(submission: Any, world: Any) -> None:
        def answer(x):
            if x == 3:
                raise LookupError("three")
            return x

        function = world.function("f", answer)
        submission.maps(function, [1, [2], "a"]).returns([1, [2], "a"])
        submission.maps(function, [3]).raises(LookupError, "three")
        submission.same(function).returns(True)
        assert function.received[:3] == [(1,), ([2],), ("a",)]
        assert len(function.calls) == 5

    passes(
        judged(
            suite,
            """
        def maps(f, values): return [f(v) for v in values]
        def same(f):
            thing = object()
            return f(thing) is thing
    """,
        )
    )


def test_a_log_is_read_when_a_test_asks(judged: Judged) -> None:
    """It is a real list in the guest."""

    def suite(submission: Any, world: Any) -> None:
        log = world.log("log")
        log.holds()
        submission.writes(log)
        log.holds(1, "two", [3])
        log.holds(1, "two")

    assert refuted(judged, suite, "def writes(log): log += [1, 'two', [3]]")[1:] == (
        "value", "[1, 'two']", "value", "[1, 'two', [3]]",
    )  # fmt: skip


def test_blocking_calls_are_seen_where_they_block(judged: Judged) -> None:
    """On the loop they stop everything; what they were called with, and what they give, is the suite's."""

    def suite(submission: Any, world: Any) -> None:
        read = world.blocking("read", takes=2, answer=lambda path, mode="r": f"{path} {mode}")
        fetch = world.fetch("fetch", takes=1)
        run = submission.main(read, fetch).run()
        run.returns(["p w", fetch.result]).takes(2)
        fetch.ended_at(1)
        assert read.received == [("p",)]
        world.nothing_blocked()

    assert refuted(judged, suite, """
        import asyncio
        async def block(read):
            return read("p", mode="w")
        async def main(read, fetch):
            task = asyncio.create_task(fetch())
            await asyncio.sleep(0)
            return [read("p", mode="w"), await task]
    """) == ("blocked", "no", "", "seconds", "2")  # fmt: skip


def test_leaving_tasks_behind_is_seen(judged: Judged) -> None:
    """Named by what they run; also when the submission hides them from asyncio."""

    def suite(submission: Any, world: Any) -> None:
        submission.abandons(world.fetch("a", takes=5)).run().leaves_nothing()

    assert refuted(judged, suite, GATHER) == ("left running", "no", "", "tasks", "a")


def test_what_goes_to_the_exception_handler_is_seen(judged: Judged) -> None:
    """An exception that nobody retrieved, and a coroutine that nobody awaited."""

    def suite(submission: Any, world: Any) -> None:
        submission.forgets().run().reports_nothing()

    said = refuted(judged, suite, """
        import asyncio
        async def never(): pass
        async def fails(): raise ValueError("lost")
        async def forgets():
            never()
            task = asyncio.create_task(fails())
            await asyncio.sleep(1)
            del task
            await asyncio.sleep(1)
    """)  # fmt: skip
    assert said[0] == "reported"
    assert "never awaited" in said[4]
    assert "exception was never retrieved" in said[4]


def test_a_check_inside_a_callback_ends_the_test(judged: Judged) -> None:
    """Whatever the submission makes of the exception that it sees; a plain assertion counts as well."""

    def unmet(submission: Any, world: Any) -> None:
        world.fetch("a")
        submission.swallows(world.function("f", lambda: world.most_at_once(1))).returns("fine")

    def plain(submission: Any, world: Any) -> None:
        def check():
            assert submission is None, "said so"

        submission.swallows(world.function("f", check)).returns("fine")

    def ticking(submission: Any, world: Any) -> None:
        def check():
            assert len(beat.ticks) < 3, "said so"

        beat = world.ticker("beat", every=0, times=5, each=check)
        world.run(beat.job())

    submission = """
        def swallows(f):
            try: f()
            except BaseException: pass
            return "fine"
    """
    assert judged(unmet, submission)["verdict"] == "failed"
    for suite in (plain, ticking):
        entry = judged(suite, submission)
        assert (entry["verdict"], entry["problem"]) == ("failed", {"code": "assertion", "detail": "said so"})


@pytest.mark.parametrize(
    "suite",
    [
        "submission.f(object())",
        "submission.f(type('Own', (Exception,), {})())",
        "submission.calls(world.function('g', lambda: object()))",
        "world.run(world.ticker('t', every=0, times=1, each=lambda: 1 / 0).job())",
        "submission.f().returns(nowhere)",
        "import pytest; pytest.skip('not today')",
        "submission.f(2 ** 100_000)",
    ],
)
def test_a_suites_own_mistake_is_a_judge_error(judged: Judged, suite: str) -> None:
    """Never the submission's fault, and never a pass."""
    entry = judged(f"def suite(submission, world):\n    {suite}", "def f(x=0): return x\ndef calls(g):\n"
                   "    try: return g()\n    except BaseException: return 0")  # fmt: skip
    assert entry["verdict"] == "judge_error", problem(entry)


def test_tokens_are_masked_wherever_they_turn_up(judged: Judged) -> None:
    """In steps, output, exceptions and texts that were cut in the middle of one: each report is the same."""

    def suite(submission: Any, world: Any) -> None:
        submission.main(world.fetch("secret"), "lambda r: print(r) or ValueError(r)").run()

    def cut(submission: Any, world: Any) -> None:
        submission.main(world.fetch("secret"), "lambda r: ValueError('x' * 490 + r)").run()

    def shown(submission: Any, world: Any) -> None:
        submission.main(
            world.fetch("secret"),
            "lambda r: type('E', (Exception,), {'__str__': lambda s: repr([r] * 99)})(r)",
        ).run()

    submission = """
        async def main(fetch, make):
            raise eval(make)(await fetch())
    """
    for test in (suite, cut, shown):
        first, second = judged(test, submission), judged(test, submission)
        assert first["verdict"] == "failed"
        assert first == second
        assert "‹secret›" in str(first)
