"""Worker threads are on the judge's clock: together when they would be together, in turn when an executor says so."""

from typing import Any

import pytest
from adapters.judged import Judged, passes, problem


def test_three_sleeps_in_threads_take_as_long_as_one(judged: Judged) -> None:
    """Each is a timer like any other."""

    def suite(submission: Any, world: Any) -> None:
        submission.main().run().returns([None] * 3).takes(0.3)
        world.nothing_blocked()

    passes(
        judged(
            suite,
            """
        import asyncio, time
        async def main():
            return list(await asyncio.gather(*(asyncio.to_thread(time.sleep, 0.3) for _ in range(3))))
    """,
        )
    )


def test_a_thread_and_a_timer_share_the_clock(judged: Judged) -> None:
    """Whichever is first comes first; ties in the order in which they were started."""

    def suite(submission: Any, world: Any) -> None:
        submission.main().run().returns(["timer 1", "thread 2", "timer 2", "thread 3"]).takes(3)

    passes(
        judged(
            suite,
            """
        import asyncio, time
        async def main():
            seen = []
            async def sleep(n):
                await asyncio.sleep(n)
                seen.append(f"timer {n}")
            def block(n):
                time.sleep(n)
                seen.append(f"thread {n}")
            jobs = [asyncio.to_thread(block, 3), sleep(1), asyncio.to_thread(block, 2), sleep(2)]
            await asyncio.gather(*jobs)
            return seen
    """,
        )
    )


def test_a_judges_blocking_call_takes_its_time_in_a_thread(judged: Judged) -> None:
    """Three in threads overlap, and each gives its own result; on the loop they would block."""

    def suite(submission: Any, world: Any) -> None:
        reads = [world.blocking(f"r{n}", takes=n) for n in (1, 2, 3)]
        run = submission.threads(reads).run()
        run.returns([r.result for r in reads]).takes(3)
        world.overlapped(*reads)
        world.nothing_blocked()
        submission.loop(reads).run().returns([r.result for r in reads]).takes(6)

    passes(
        judged(
            suite,
            """
        import asyncio
        async def threads(reads):
            return list(await asyncio.gather(*map(asyncio.to_thread, reads)))
        async def loop(reads):
            return [read() for read in reads]
    """,
        )
    )


@pytest.mark.parametrize(("workers", "takes"), [(1, 4), (2, 2), (3, 2), (4, 1), (9, 1)])
def test_an_executor_has_as_many_threads_as_it_says(judged: Judged, workers: int, takes: int) -> None:
    """Further calls wait for a thread to be free, in their order."""

    def suite(submission: Any, world: Any) -> None:
        reads = [world.blocking(f"r{n}") for n in range(4)]
        run = submission.main(reads).run()
        run.returns([r.result for r in reads]).takes(submission.takes().value)
        world.started_in_order(*reads)

    passes(
        judged(
            suite,
            f"""
        import asyncio
        from concurrent.futures import ThreadPoolExecutor
        async def main(reads):
            loop = asyncio.get_running_loop()
            with ThreadPoolExecutor(max_workers={workers}) as pool:
                return list(await asyncio.gather(*(loop.run_in_executor(pool, read) for read in reads)))
        def takes():
            return {takes}
    """,
        )
    )


def test_the_default_executor_has_thirty_two_threads(judged: Judged) -> None:
    """On every machine; an executor that the loop was given counts instead."""

    def suite(submission: Any, world: Any) -> None:
        submission.main(32).run().takes(1)
        submission.main(33).run().takes(2)
        submission.main(65).run().takes(3)
        submission.own(6).run().takes(2)

    passes(
        judged(
            suite,
            """
        import asyncio, time
        from concurrent.futures import ThreadPoolExecutor
        async def main(n):
            await asyncio.gather(*(asyncio.to_thread(time.sleep, 1) for _ in range(n)))
        async def own(n):
            asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(3))
            await main(n)
    """,
        )
    )


def test_threads_of_a_pool_are_used_again(judged: Judged) -> None:
    """So that what a thread keeps for itself stays, initializers run once in each, and names are an executor's own."""

    def suite(submission: Any, world: Any) -> None:
        submission.main().run().returns(([1, 1, 2, 2], 2, ["mine_0", "mine_1"], ["asyncio_0"]))

    passes(
        judged(
            suite,
            """
        import asyncio, threading, time
        from concurrent.futures import ThreadPoolExecutor
        own, begun = threading.local(), []
        def begin():
            begun.append(threading.current_thread().name)
            own.calls = 0
        def call():
            own.calls += 1
            time.sleep(1)
            return own.calls
        async def main():
            loop = asyncio.get_running_loop()
            pool = ThreadPoolExecutor(2, "mine", initializer=begin)
            counts = await asyncio.gather(*(loop.run_in_executor(pool, call) for _ in range(4)))
            default = await asyncio.to_thread(lambda: threading.current_thread().name)
            return sorted(counts), len(begun), begun, [default]
    """,
        )
    )


def test_what_a_thread_raises_belongs_to_who_awaits_it(judged: Judged) -> None:
    """Also StopIteration, which a future cannot hold, a broken initializer, and an executor that was shut down."""

    def suite(submission: Any, world: Any) -> None:
        submission.fails(ValueError).run().raises("ValueError", "in a thread")
        submission.fails(StopIteration).run().raises("RuntimeError")
        submission.broken().run().raises("BrokenThreadPool")
        submission.shut().run().raises("RuntimeError", text="after shutdown")

    passes(
        judged(
            suite,
            """
        import asyncio
        from concurrent.futures import ThreadPoolExecutor
        def fail(kind):
            raise kind("in a thread")
        async def fails(kind):
            await asyncio.to_thread(fail, kind)
        async def broken():
            pool = ThreadPoolExecutor(initializer=lambda: 1 / 0)
            await asyncio.get_running_loop().run_in_executor(pool, print)
        async def shut():
            pool = ThreadPoolExecutor()
            pool.shutdown()
            await asyncio.get_running_loop().run_in_executor(pool, print)
    """,
        )
    )


def test_a_cancelled_call_that_has_no_thread_yet_never_runs(judged: Judged) -> None:
    """As in a real pool; one that runs already goes on, and its result is nobody's."""

    def suite(submission: Any, world: Any) -> None:
        a, b = world.blocking("a"), world.blocking("b")
        submission.main(a, b).run().returns("done").takes(5)
        a.was_finished()
        b.was_not_called()

    passes(
        judged(
            suite,
            """
        import asyncio
        from concurrent.futures import ThreadPoolExecutor
        async def main(a, b):
            loop, pool = asyncio.get_running_loop(), ThreadPoolExecutor(1)
            running, waiting = loop.run_in_executor(pool, a), loop.run_in_executor(pool, b)
            await asyncio.sleep(0.5)
            running.cancel()
            waiting.cancel()
            await asyncio.sleep(4.5)
            return "done"
    """,
        )
    )


def test_threads_may_wait_for_the_loop_and_for_each_other(judged: Judged) -> None:
    """``run_coroutine_threadsafe``, ``call_soon_threadsafe``, events and queues, with and without timeouts."""

    def suite(submission: Any, world: Any) -> None:
        fetch = world.fetch("fetch", takes=2)
        submission.from_thread(fetch).run().returns(fetch.result).takes(2)
        submission.by_event().run().returns([True, "set", 1.0]).takes(1)
        submission.by_queue().run().returns([0, 1, 2]).takes(3)
        submission.timeout().run().returns([False, 2.5]).takes(2.5)
        submission.soon().run().returns("called").takes(1)

    passes(
        judged(
            suite,
            """
        import asyncio, queue, threading, time
        async def from_thread(fetch):
            loop = asyncio.get_running_loop()
            return await asyncio.to_thread(lambda: asyncio.run_coroutine_threadsafe(fetch(), loop).result())
        async def by_event():
            event, began = threading.Event(), time.monotonic()
            def wait():
                return [event.wait(), "set", time.monotonic() - began]
            waiting = asyncio.create_task(asyncio.to_thread(wait))
            await asyncio.sleep(1)
            event.set()
            return await waiting
        async def by_queue():
            items, got = queue.Queue(), []
            def consume():
                while (item := items.get()) is not None:
                    got.append(item)
                return got
            def produce():
                for n in range(3):
                    time.sleep(1)
                    items.put(n)
                items.put(None)
            return (await asyncio.gather(asyncio.to_thread(consume), asyncio.to_thread(produce)))[0]
        async def timeout():
            began = time.monotonic()
            return await asyncio.to_thread(lambda: [threading.Event().wait(2.5), time.monotonic() - began])
        async def soon():
            loop, future = asyncio.get_running_loop(), asyncio.get_running_loop().create_future()
            def call():
                time.sleep(1)
                loop.call_soon_threadsafe(future.set_result, "called")
            await asyncio.to_thread(call)
            return await future
    """,
        )
    )


def test_threads_that_wait_for_ever_are_stuck(judged: Judged) -> None:
    """Known by logic, as with tasks."""

    def suite(submission: Any, world: Any) -> None:
        submission.main().run().returns(None)

    entry = judged(
        suite,
        """
        import asyncio, threading
        async def main():
            await asyncio.to_thread(threading.Event().wait)
    """,
    )
    assert entry["verdict"] == "stuck", problem(entry)


def test_threads_work_in_debug_mode(judged: Judged) -> None:
    """asyncio then minds from which thread its futures are touched."""

    def suite(submission: Any, world: Any) -> None:
        submission.main().returns("slept")

    passes(
        judged(
            suite,
            """
        import asyncio, time
        def sleep():
            time.sleep(1)
            return "slept"
        async def run():
            return await asyncio.to_thread(sleep)
        def main():
            return asyncio.run(run(), debug=True)
    """,
        )
    )


def test_a_thread_of_the_submissions_own_cannot_wait_and_learns_why(judged: Judged) -> None:
    """Its time would pass by chance; the error names what to use instead."""

    def suite(submission: Any, world: Any) -> None:
        submission.main().returns(
            "RuntimeError: this thread is not on the judge's clock: use asyncio.to_thread "
            "or loop.run_in_executor"
        )
        submission.pure().returns(42)

    passes(
        judged(
            suite,
            """
        import threading, time
        from concurrent.futures import ThreadPoolExecutor
        def main():
            with ThreadPoolExecutor() as pool:
                try:
                    return pool.submit(time.sleep, 1).result()
                except RuntimeError as e:
                    return f"RuntimeError: {e}"
        def pure():
            found = []
            thread = threading.Thread(target=lambda: found.append(42))
            thread.start()
            thread.join()
            return found[0]
    """,
        )
    )


def test_many_threads_give_the_same_every_time(judged: Judged) -> None:
    """A stress: hand-overs of the baton by the hundred, in guests one after another, one outcome."""

    def suite(submission: Any, world: Any) -> None:
        submission.main().run().returns(None)

    submission = """
        import asyncio, time
        seen = []
        def work(n):
            for step in range(3):
                time.sleep((n * 7 + step * 3) % 5)
                seen.append((n, step))
        async def main():
            await asyncio.gather(*(asyncio.to_thread(work, n) for n in range(60)))
            print(seen)
    """
    outputs = {judged(suite, submission)["output"] for _ in range(8)}
    assert len(outputs) == 1
    assert "(59, 2)" in outputs.pop()
