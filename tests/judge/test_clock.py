"""The judge's clock: exact to the nanosecond, the same every time, and nothing in a submission really waits."""

from typing import Any

import pytest
from adapters.judged import Judged, failing_step, passes, problem


def test_a_gather_takes_as_long_as_its_longest(judged: Judged) -> None:
    """Two waits of a second together take one second, and results keep the order of the arguments."""

    def suite(submission: Any, world: Any) -> None:
        run = submission.main().run()
        run.returns([1.0, 2.0, 1.0]).takes(2)

    passes(
        judged(
            suite,
            """
        import asyncio
        async def wait(n):
            await asyncio.sleep(n)
            return n
        async def main():
            return list(await asyncio.gather(wait(1.0), wait(2.0), wait(1.0)))
    """,
        )
    )


def test_as_completed_gives_them_in_the_order_of_their_ends(judged: Judged) -> None:
    """Ties in the order in which they were started."""

    def suite(submission: Any, world: Any) -> None:
        submission.main().run().returns(list("cbdae")).takes(4)

    passes(
        judged(
            suite,
            """
        import asyncio
        async def wait(name, n):
            await asyncio.sleep(n)
            return name
        async def main():
            waits = [wait("a", 3), wait("b", 2), wait("c", 1), wait("d", 2), wait("e", 4)]
            return [await first for first in asyncio.as_completed(waits)]
    """,
        )
    )


@pytest.mark.parametrize("how", ["asyncio.wait_for(forever(), 5)", "by_timeout()"])
def test_a_timeout_strikes_at_its_moment(judged: Judged, how: str) -> None:
    """``wait_for`` and ``asyncio.timeout``, over something that would never end."""

    def suite(submission: Any, world: Any) -> None:
        submission.main().run().returns(("cancelled", 5.0)).takes(5)

    passes(
        judged(
            suite,
            f"""
        import asyncio
        seen = []
        async def forever():
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                seen.append("cancelled")
                raise
        async def by_timeout():
            async with asyncio.timeout(5):
                await forever()
        async def main():
            began = asyncio.get_running_loop().time()
            try:
                await {how}
            except TimeoutError:
                return seen[0], asyncio.get_running_loop().time() - began
    """,
        )
    )


def test_a_hundred_tasks_under_a_semaphore_of_ten(judged: Judged) -> None:
    """Ten seconds, ten at a time, in the order in which they came."""

    def suite(submission: Any, world: Any) -> None:
        fetches = [world.fetch(f"f{n}") for n in range(100)]
        run = submission.main(fetches).run()
        run.returns([f.result for f in fetches]).takes(10)
        world.most_at_once(10, *fetches)
        world.started_in_order(*fetches)

    passes(
        judged(
            suite,
            """
        import asyncio
        async def main(fetches):
            room = asyncio.Semaphore(10)
            async def one(fetch):
                async with room:
                    return await fetch()
            return await asyncio.gather(*map(one, fetches))
    """,
        )
    )


@pytest.mark.parametrize("seconds", [30 * 86_400, 10 * 365 * 86_400, 1e11, 1e-9, 0.1 + 0.2, 1e-3])
def test_any_sleep_is_over_at_once_and_exact(judged: Judged, seconds: float) -> None:
    """A nanosecond, a month, three thousand years: where the clock's floats are coarse, to one step of a float."""

    def suite(submission: Any, world: Any) -> None:
        run = submission.main().run()
        run.returns("done")
        run.takes_at_most(1.000001 * submission.length().value)
        run.takes_at_least(0.999999 * submission.length().value)

    passes(
        judged(
            suite,
            f"""
        import asyncio
        async def main():
            await asyncio.sleep({seconds!r})
            return "done"
        def length():
            return {seconds!r}
    """,
        )
    )


def test_a_wait_without_end_is_no_trouble_when_something_else_happens(judged: Judged) -> None:
    """Infinite timeouts are timeouts that never strike."""

    def suite(submission: Any, world: Any) -> None:
        fetch = world.fetch("a", takes=3)
        submission.main(fetch).run().returns(fetch.result).takes(3)

    passes(
        judged(
            suite,
            """
        import asyncio, math
        async def main(fetch):
            sleeping = asyncio.create_task(asyncio.sleep(math.inf))
            result = await asyncio.wait_for(fetch(), timeout=float("inf"))
            sleeping.cancel()
            return result
    """,
        )
    )


def test_a_task_group_ends_with_its_last_task(judged: Judged) -> None:
    """And cancels the others at the moment of an error."""

    def suite(submission: Any, world: Any) -> None:
        a, b = world.fetch("a", takes=1), world.fetch("b", takes=3)
        submission.main(a, b).run().returns([a.result, b.result]).takes(3)
        error = ValueError("down")
        good, bad = world.fetch("good", takes=5), world.fetch("bad", takes=2, raises=error)
        run = submission.main(good, bad).run()
        run.raises_group(error).takes(2)
        good.was_cancelled(at=5)
        run.leaves_nothing()

    passes(
        judged(
            suite,
            """
        import asyncio
        async def main(a, b):
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(a()), group.create_task(b())]
            return [t.result() for t in tasks]
    """,
        )
    )


def test_a_queue_between_producer_and_consumers(judged: Judged) -> None:
    """Back-pressure, join and order, on the clock."""

    def suite(submission: Any, world: Any) -> None:
        submission.main().run().returns([[0, 0.5], [1, 1.0], [2, 1.5], [3, 2.0]]).takes(2)

    passes(
        judged(
            suite,
            """
        import asyncio
        async def main():
            queue, seen, loop = asyncio.Queue(maxsize=1), [], asyncio.get_running_loop()
            began = loop.time()
            async def consume():
                while True:
                    item = await queue.get()
                    await asyncio.sleep(0.5)
                    seen.append([item, loop.time() - began])
                    queue.task_done()
            consumer = asyncio.create_task(consume())
            for n in range(4):
                await queue.put(n)
            await queue.join()
            consumer.cancel()
            return seen
    """,
        )
    )


def test_ties_of_timers_and_fetches_go_first_in_first_out(judged: Judged) -> None:
    """asyncio's own heap is not stable; here it is, also between the loop's timers and what happens outside."""

    def suite(submission: Any, world: Any) -> None:
        fetches = [world.fetch(f"f{n}", takes=1, result=f"f{n}") for n in range(6)]
        wanted = [x for n in range(6) for x in (f"s{n}", f"f{n}")]
        submission.main(fetches).run().returns(wanted).takes(1)

    passes(
        judged(
            suite,
            """
        import asyncio
        async def main(fetches):
            seen = []
            async def sleep(n):
                await asyncio.sleep(1)
                seen.append(f"s{n}")
            async def wait(fetch):
                seen.append(await fetch())
            async with asyncio.TaskGroup() as group:
                for n, fetch in enumerate(fetches):
                    group.create_task(sleep(n))
                    group.create_task(wait(fetch))
            return seen
    """,
        )
    )


def test_sets_of_tasks_have_an_order(judged: Judged) -> None:
    """Twelve tasks of the same length, by address in any order, end as they were started."""

    def suite(submission: Any, world: Any) -> None:
        submission.main().run().returns(list(range(12))).takes(1)

    submission = """
        import asyncio
        async def wait(n, seen):
            await asyncio.sleep(1)
            seen.append(n)
        async def main():
            seen = []
            await asyncio.wait({asyncio.ensure_future(wait(n, seen)) for n in range(12)})
            return seen
    """
    passes(judged(suite, submission))


def test_every_clock_shows_the_same(judged: Judged) -> None:
    """The loop's, monotonic, perf_counter and the wall clock, before and after, in seconds and nanoseconds."""

    def suite(submission: Any, world: Any) -> None:
        submission.main().run().returns([2.5] * 4 + [2_500_000_000] * 3).takes(2.5)

    passes(
        judged(
            suite,
            """
        import asyncio, time
        from time import monotonic, perf_counter as tick
        def clocks():
            loop = asyncio.get_running_loop()
            return [loop.time(), monotonic(), tick(), time.time(),
                    time.monotonic_ns(), time.perf_counter_ns(), time.time_ns()]
        async def main():
            before = clocks()
            await asyncio.sleep(2)
            time.sleep(0.5)
            return [b - a for a, b in zip(before, clocks())]
    """,
        )
    )


def test_sleeping_on_the_loop_blocks_everything(judged: Judged) -> None:
    """Two coroutines that call ``time.sleep(1)`` take two seconds under gather, and the timeline shows the blocks."""

    def suite(submission: Any, world: Any) -> None:
        submission.main().run().takes(2)
        world.nothing_blocked()

    entry = judged(
        suite,
        """
        import asyncio, time
        async def one():
            time.sleep(1)
        async def main():
            await asyncio.gather(one(), one())
    """,
    )
    assert failing_step(entry) == ("blocked", "no", "", "seconds", "2")
    assert [(s["from"], s["to"]) for s in entry["timeline"][-1]["spans"]] == [(0, 1), (1, 2)]


def test_what_falls_due_while_the_loop_is_blocked_happens_in_the_order_of_its_moments(judged: Judged) -> None:
    """A fetch of one second comes before a timer of two, though both are late."""

    def suite(submission: Any, world: Any) -> None:
        fetch = world.fetch("fetch", takes=1, result="fetch")
        submission.main(fetch).run().returns(["fetch 3.0", "timer 3.0"]).takes(3)

    passes(
        judged(
            suite,
            """
        import asyncio, time
        async def main(fetch):
            seen, loop = [], asyncio.get_running_loop()
            began = loop.time()
            async def wait():
                seen.append(f"{await fetch()} {loop.time() - began}")
            async def sleep():
                await asyncio.sleep(2)
                seen.append(f"timer {loop.time() - began}")
            tasks = [asyncio.create_task(sleep()), asyncio.create_task(wait())]
            await asyncio.sleep(0)
            time.sleep(3)
            await asyncio.gather(*tasks)
            return seen
    """,
        )
    )


def test_a_submission_may_run_its_own_loop(judged: Judged) -> None:
    """``asyncio.run`` and ``Runner`` in plain functions and at the top of the module, on the same clock."""

    def suite(submission: Any, world: Any) -> None:
        fetch = world.fetch("fetch", takes=2)
        assert world.elapsed == 0.5
        submission.main(fetch).returns(fetch.result)
        assert world.elapsed == 2.5
        submission.runner().returns([1.0, 1.0])
        submission.policy().returns(3.0)
        assert world.elapsed == 7.5

    passes(
        judged(
            suite,
            """
        import asyncio, time
        asyncio.run(asyncio.sleep(0.5))
        def main(fetch):
            return asyncio.run(fetch())
        async def timed(seconds):
            before = time.perf_counter()
            await asyncio.sleep(seconds)
            return time.perf_counter() - before
        def runner():
            with asyncio.Runner() as runner:
                return [runner.run(timed(1)), runner.run(timed(1))]
        def policy():
            loop = asyncio.new_event_loop()
            try:
                return loop.run_until_complete(timed(3))
            finally:
                loop.close()
    """,
        )
    )


@pytest.mark.parametrize(
    "loop",
    [
        "asyncio.SelectorEventLoop",
        "asyncio.new_event_loop",
        "getattr(asyncio, 'EventLoop', asyncio.new_event_loop)",
    ],
)
def test_every_way_to_a_loop_leads_to_the_judges_clock(judged: Judged, loop: str) -> None:
    """Whatever a loop is made with."""

    def suite(submission: Any, world: Any) -> None:
        submission.main().returns("done")
        assert world.elapsed == 60

    passes(
        judged(
            suite,
            f"""
        import asyncio
        def main():
            loop = ({loop})()
            return loop.run_until_complete(asyncio.sleep(60, "done"))
    """,
        )
    )


@pytest.mark.parametrize(
    "way", ["signal.raise_signal, signal.SIGUSR1", "os.kill, os.getpid(), signal.SIGUSR1"]
)
def test_a_signal_is_heard_at_its_moment(judged: Judged, way: str) -> None:
    """By a loop that is idle for ever otherwise, as often as it comes, until nobody listens any more."""

    def suite(submission: Any, world: Any) -> None:
        run = submission.main().run()
        run.returns([1.0, 3.0]).takes(4)
        run.leaves_nothing().reports_nothing()

    passes(
        judged(
            suite,
            f"""
        import asyncio, os, signal
        async def main():
            loop = asyncio.get_running_loop()
            begun, heard, both = loop.time(), [], asyncio.Event()
            def hear(name):
                heard.append(loop.time() - begun)
                if len(heard) == 2:
                    both.set()
            loop.add_signal_handler(signal.SIGUSR1, hear, "one")
            loop.call_later(1, {way})
            loop.call_later(3, {way})
            await both.wait()
            loop.remove_signal_handler(signal.SIGUSR1)
            await asyncio.sleep(1)
            return heard
    """,
        )
    )


def test_a_descriptor_is_heard_when_something_comes(judged: Judged) -> None:
    """From the loop's own thread and from a worker, before time moves, until nobody listens any more."""

    def suite(submission: Any, world: Any) -> None:
        run = submission.main().run()
        run.returns([(1.0, b"a"), (1.0, b"b")]).takes(2)
        run.leaves_nothing().reports_nothing()

    passes(
        judged(
            suite,
            """
        import asyncio, os
        async def main():
            loop = asyncio.get_running_loop()
            begun, heard, both = loop.time(), [], asyncio.Event()
            reader, writer = os.pipe()
            def hear():
                heard.append((loop.time() - begun, os.read(reader, 1)))
                if len(heard) == 2:
                    both.set()
            loop.add_reader(reader, hear)
            loop.call_later(1, os.write, writer, b"a")
            await asyncio.sleep(1)
            await asyncio.to_thread(os.write, writer, b"b")
            await both.wait()
            loop.remove_reader(reader)
            await asyncio.sleep(1)
            return heard
    """,
        )
    )


def test_stuck_is_seen_at_once_and_names_the_lines(judged: Judged) -> None:
    """By logic, not by a timeout: each task with the line of the submission at which it waits."""

    def suite(submission: Any, world: Any) -> None:
        submission.main().run().returns(None)

    entry = judged(
        suite,
        """\
        import asyncio
        async def first(event):
            await event.wait()
        async def second(queue):
            while True:
                await queue.get()
        async def main():
            await asyncio.gather(
                first(asyncio.Event()),
                second(asyncio.Queue()),
            )
    """,
    )
    assert failing_step(entry)[3] == "stuck"
    assert entry["verdict"] == "stuck"
    assert entry["problem"]["how"] == "waiting"
    assert {(w["task"], w["line"]) for w in entry["waiting"]} >= {("first", 3), ("second", 6)}
    assert 8 in [w["line"] for w in entry["waiting"]]
    assert entry["seconds"] == 0


def test_a_suite_may_want_it_stuck(judged: Judged) -> None:
    """A deadlock can be what a challenge asks for."""

    def suite(submission: Any, world: Any) -> None:
        submission.main().run().is_stuck()

    passes(
        judged(
            suite,
            """
        import asyncio
        async def main():
            lock = asyncio.Lock()
            async with lock, lock:
                pass
    """,
        )
    )


def test_a_submission_that_catches_everything_is_still_stuck(judged: Judged) -> None:
    """Known from the wire, whatever the submission makes of it."""

    def suite(submission: Any, world: Any) -> None:
        submission.main().returns("fine")

    entry = judged(
        suite,
        """
        import asyncio
        def main():
            try:
                asyncio.run(asyncio.Event().wait())
            except BaseException:
                pass
            return "fine"
    """,
    )
    assert entry["verdict"] == "stuck"


@pytest.mark.parametrize(
    "body",
    ["while True: await asyncio.sleep(0)", "while True: await asyncio.sleep((pause := pause / 2))"],
    ids=["busy", "ever shorter"],
)
def test_spinning_for_ever_ends_by_count(judged: Judged, body: str) -> None:
    """Whether time stands still or only nearly: known by counting, on any machine."""

    def suite(submission: Any, world: Any) -> None:
        submission.main().run().returns(None)

    entry = judged(
        suite,
        f"""
        import asyncio
        async def main():
            pause = 1.0
            {body}
    """,
    )
    assert entry["verdict"] == "stuck", problem(entry)
    assert entry["problem"]["how"] == "spinning"


def test_a_busy_wait_that_would_end_ends(judged: Judged) -> None:
    """Polling without a pause lets timers through after a while."""

    def suite(submission: Any, world: Any) -> None:
        fetch = world.fetch("a", takes=2)
        submission.main(fetch).run().returns(fetch.result).takes(2)

    passes(
        judged(
            suite,
            """
        import asyncio
        async def main(fetch):
            task = asyncio.create_task(fetch())
            while not task.done():
                await asyncio.sleep(0)
            return task.result()
    """,
        )
    )


def test_the_submission_is_alone_in_its_loop(judged: Judged) -> None:
    """Cancelling all other tasks, as programs do when they shut down, cancels nothing of the judge's."""

    def suite(submission: Any, world: Any) -> None:
        fetch = world.fetch("a", takes=5)
        submission.main(fetch).run().returns(["Task-1", 1]).takes(1)
        fetch.was_cancelled(at=1)

    passes(
        judged(
            suite,
            """
        import asyncio
        async def main(fetch):
            task = asyncio.create_task(fetch())
            await asyncio.sleep(1)
            others = asyncio.all_tasks() - {asyncio.current_task()}
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)
            return [asyncio.current_task().get_name(), len(others)]
    """,
        )
    )
