"""The likely mistake is named where a submission made it, and not where one fails that only looks like it.

Each pattern has a submission that it is true of, and one nearby that fails the same hidden test for another reason.
"""

from collections.abc import Callable
from dataclasses import dataclass
from textwrap import dedent
from typing import Any

import pytest
from adapters.judged import Judged

from quizzer.model.challenge import Verdict
from quizzer.report import TestReport as Outcome
from quizzer.report import read_report
from quizzer.sandbox import strongest
from quizzer.ui.diagnosis import concurrency, diagnosis, errors, generators, values

Suite = Callable[[Any, Any], None]


@dataclass(frozen=True)
class Advice:
    says: str
    suite: Suite
    hit: str
    near: str


TABLE: list[Advice] = []


def advice(says: str, hit: str, near: str) -> Callable[[Suite], Suite]:
    """The decorated suite is failed by both submissions; the advice begins with ``says`` and is for the first alone."""

    def keep(suite: Suite) -> Suite:
        TABLE.append(Advice(says, suite, dedent(hit).lstrip("\n"), dedent(near).lstrip("\n")))
        return suite

    return keep


def running_total(submission: Any, world: Any) -> None:
    total = submission.running_total()
    total.next().gives(0)
    total.send(10).gives(10)
    total.send(0).gives(10)
    total.send(5).gives(15)
    total.next().gives(15)


def fed(submission: Any, world: Any) -> None:
    def doubling() -> Any:
        value = 0
        while True:
            value = (yield value) * 2

    submission.feed(world.generator("co", doubling()), [1, 2]).returns([2, 4])


def gathered(submission: Any, world: Any) -> None:
    a, b = world.fetch("a", takes=3), world.fetch("b", takes=1)
    submission.gather_all(a, b).run().returns([a.result, b.result]).takes(3)


# What an exception says.

advice(
    "It was not primed",
    """
    def feed(co, values):
        return [co.send(value) for value in values]
    """,
    """
    def feed(co, values):
        raise TypeError("co is no generator")
    """,
)(fed)


@advice(
    "GeneratorExit was swallowed",
    """
    def stubborn():
        while True:
            try:
                yield
            except GeneratorExit:
                pass
    """,
    """
    def stubborn():
        try:
            yield
        finally:
            raise RuntimeError("close() is not allowed")
    """,
)
def closed(submission: Any, world: Any) -> None:
    stubborn = submission.stubborn()
    stubborn.next().gives(None)
    stubborn.close().closes()


@advice(
    "A StopIteration got out",
    """
    def firsts(items):
        items = iter(items)
        while True:
            yield next(items)
    """,
    """
    def firsts(items):
        yield from items
        raise RuntimeError("no more items")
    """,
)
def ends(submission: Any, world: Any) -> None:
    firsts = submission.firsts([1])
    firsts.next().gives(1)
    firsts.next().ends()


@advice(
    "The same coroutine object was awaited twice",
    """
    async def twice(fetch):
        coroutine = fetch()
        return await coroutine, await coroutine
    """,
    """
    async def twice(fetch):
        await fetch()
        raise RuntimeError("once is enough")
    """,
)
def awaited_twice(submission: Any, world: Any) -> None:
    fetch = world.fetch("fetch")
    submission.twice(fetch).run().returns((fetch.result, fetch.result))


@advice(
    "A loop was started inside of a running one",
    """
    import asyncio


    async def outer(fetch):
        return asyncio.run(fetch())
    """,
    """
    async def outer(fetch):
        raise RuntimeError("not yet written")
    """,
)
def nested_loop(submission: Any, world: Any) -> None:
    fetch = world.fetch("fetch")
    submission.outer(fetch).run().returns(fetch.result)


@advice(
    "There is no running loop yet",
    """
    import asyncio


    def start(fetch):
        return asyncio.create_task(fetch())
    """,
    """
    def start(fetch):
        raise RuntimeError("not yet written")
    """,
)
def started_outside(submission: Any, world: Any) -> None:
    submission.start(world.fetch("fetch")).run().returns(1)


@advice(
    "It was made for another event loop",
    """
    import asyncio

    done = asyncio.new_event_loop().create_future()


    async def wait(fetch):
        asyncio.get_running_loop().call_later(1, done.set_result, None)
        await done
    """,
    """
    async def wait(fetch):
        raise RuntimeError("not yet written")
    """,
)
def other_loop(submission: Any, world: Any) -> None:
    submission.wait(world.fetch("fetch")).run().returns(None).takes(1)


@advice(
    "The parentheses are missing",
    """
    async def call(fetch):
        async def inner():
            return await fetch()

        return await inner
    """,
    """
    async def call(fetch):
        return await None
    """,
)
def uncalled(submission: Any, world: Any) -> None:
    fetch = world.fetch("fetch")
    submission.call(fetch).run().returns(fetch.result)


advice(
    "What was handed to asyncio cannot be awaited",
    """
    import asyncio


    async def gather_all(*fetches):
        return await asyncio.gather(*fetches)
    """,
    """
    import asyncio


    async def gather_all(*fetches):
        return await asyncio.gather(*(fetch("now", key=1)[0] for fetch in fetches))
    """,
)(gathered)


@advice(
    "Something that cannot be awaited was awaited",
    """
    async def call(get):
        return await get()
    """,
    """
    async def call(get):
        raise TypeError("get() takes no such arguments")
    """,
)
def plain_result(submission: Any, world: Any) -> None:
    submission.call(world.function("get", lambda: 1)).run().returns(1)


@advice(
    "It is a coroutine already",
    """
    async def call(coroutine):
        return await coroutine()
    """,
    """
    async def call(coroutine):
        coroutine.close()
        return (1)()
    """,
)
def called_again(submission: Any, world: Any) -> None:
    fetch = world.fetch("fetch")
    submission.call(fetch.coroutine).run().returns(fetch.result)


@advice(
    "An `await` is missing: a coroutine is used",
    """
    async def both(a, b):
        return await a() + b()
    """,
    """
    async def both(a, b):
        return await a() + [await b()]
    """,
)
def added(submission: Any, world: Any) -> None:
    a, b = world.fetch("a", result="1"), world.fetch("b", result="2")
    submission.both(a, b).run().returns("12")


@advice(
    "An async generator is gone through",
    """
    async def numbers():
        yield 1


    async def collect():
        return [n for n in numbers()]
    """,
    """
    async def collect():
        return [n for n in 5]
    """,
)
def iterated(submission: Any, world: Any) -> None:
    submission.collect().run().returns([1])


@advice(
    "`next()` needs an iterator",
    """
    def first(items):
        return next(items)
    """,
    """
    def first(items):
        return iter(items)[0]
    """,
)
def first_of_a_list(submission: Any, world: Any) -> None:
    submission.first([1, 2]).returns(1)


@advice(
    "An iterator has no length",
    """
    def last(items):
        return items[len(items) - 1]
    """,
    """
    def last(items):
        return len(5)
    """,
)
def last_of_an_iterator(submission: Any, world: Any) -> None:
    submission.last(world.generator("items", (n for n in range(3)), plain=True)).returns(2)


@advice(
    "Not every iterator is a generator",
    """
    def drive(items):
        return items.send(None)
    """,
    """
    def drive(items):
        return items.first()
    """,
)
def sent_to_an_iterator(submission: Any, world: Any) -> None:
    submission.drive(world.generator("items", (n for n in range(3)), plain=True)).returns(0)


@advice(
    "`asyncio.wait()` refuses",
    """
    import asyncio


    async def all_of(fetches):
        done, _ = await asyncio.wait([asyncio.ensure_future(fetch()) for fetch in fetches])
        return [task.result() for task in done]
    """,
    """
    async def all_of(fetches):
        raise ValueError("there are no fetches")
    """,
)
def nothing_to_wait_for(submission: Any, world: Any) -> None:
    submission.all_of([]).run().returns([])


@advice(
    "StopIteration has no arguments",
    """
    def result(gen):
        try:
            next(gen)
        except StopIteration as end:
            return end.args[0]
    """,
    """
    def result(gen):
        try:
            next(gen)
        except StopIteration as end:
            return ()[0]
    """,
)
def returned_nothing(submission: Any, world: Any) -> None:
    submission.result(world.generator("gen", (n for n in range(0)))).returns(None)


advice(
    "`next()` sends None: that is",
    """
    def running_total():
        total = 0
        while True:
            total += yield total
    """,
    """
    def running_total():
        total = 0
        while True:
            received = yield total
            if received is None:
                total = [] + total
            total += received
    """,
)(running_total)


@advice(
    "`next()` and `send()` raise StopIteration",
    """
    def first(gen):
        return next(gen)
    """,
    """
    def first(gen):
        raise LookupError("it is empty")
    """,
)
def empty(submission: Any, world: Any) -> None:
    submission.first(world.generator("gen", (n for n in range(0)))).returns(None)


@advice(
    "A task group raises an ExceptionGroup",
    """
    import asyncio


    async def run(fetch):
        async with asyncio.TaskGroup() as group:
            group.create_task(fetch())
    """,
    """
    async def run(fetch):
        await fetch.now()
    """,
)
def wrapped(submission: Any, world: Any) -> None:
    submission.run(world.fetch("fetch", raises=OSError("down"))).run().raises(OSError)


@advice(
    "It recursed too deeply",
    """
    def count(n):
        return 0 if n == 0 else 1 + count(n - 1)
    """,
    """
    def count(n):
        raise OverflowError("too deep")
    """,
)
def deep(submission: Any, world: Any) -> None:
    submission.count(50_000).returns(50_000)


@advice(
    "It asked for more memory",
    """
    def size(n):
        return len(bytearray(n << 30))
    """,
    """
    def size(n):
        return len(bytearray(-1))
    """,
)
def huge(submission: Any, world: Any) -> None:
    submission.size(4).returns(4 << 30)


@advice(
    "The sandbox refused it",
    """
    import socket


    def ask(address):
        with socket.socket() as connection:
            connection.connect((address, 80))
    """,
    """
    def ask(address):
        raise PermissionError("you may not ask")
    """,
)
def network(submission: Any, world: Any) -> None:
    submission.ask("127.0.0.1").returns(None)


# Who waited for whom.


@advice(
    "An `await` is missing: this is the coroutine",
    """
    async def get(fetch):
        return fetch()
    """,
    """
    async def get(fetch):
        return "the coroutine of fetch"
    """,
)
def unawaited_result(submission: Any, world: Any) -> None:
    fetch = world.fetch("fetch")
    submission.get(fetch).run().returns(fetch.result)


advice(
    "These are the tasks themselves",
    """
    import asyncio


    async def gather_all(*fetches):
        tasks = [asyncio.create_task(fetch()) for fetch in fetches]
        await asyncio.wait(tasks)
        return tasks
    """,
    """
    async def gather_all(*fetches):
        return ["a task", "another"]
    """,
)(gathered)


@advice(
    "The cancellation was swallowed",
    """
    import asyncio


    async def guard(fetch):
        try:
            return await fetch()
        except asyncio.CancelledError:
            return None
    """,
    """
    async def guard(fetch):
        try:
            return await fetch()
        except BaseException as error:
            raise ValueError("cancelled") from error
    """,
)
def cancelled(submission: Any, world: Any) -> None:
    submission.guard(world.fetch("fetch", takes=5)).run(cancel_at=1).raises("CancelledError")


@advice(
    "The event loop was blocked",
    """
    import time


    async def pause():
        time.sleep(1)
    """,
    """
    import asyncio


    async def pause():
        await asyncio.sleep(1)
        await asyncio.sleep(1)
    """,
)
def paused(submission: Any, world: Any) -> None:
    fetch = world.fetch("fetch", takes=1)
    run, _ = world.run(submission.pause().job(), fetch.job())
    run.takes(1)
    world.nothing_blocked()


advice(
    "They were awaited one after the other",
    """
    async def gather_all(*fetches):
        return [await fetch() for fetch in fetches]
    """,
    """
    import asyncio


    async def gather_all(*fetches):
        results = await asyncio.gather(*(fetch() for fetch in fetches))
        await asyncio.sleep(1)
        return results
    """,
)(gathered)


@advice(
    "More of them ran at the same time",
    """
    import asyncio


    async def in_turn(*fetches):
        return await asyncio.gather(*(fetch() for fetch in fetches))
    """,
    """
    async def in_turn(*fetches):
        return [await fetch() for fetch in fetches[:1]]
    """,
)
def sequential(submission: Any, world: Any) -> None:
    a, b = world.fetch("a", takes=1), world.fetch("b", takes=2)
    submission.in_turn(a, b).run().takes(3)


@advice(
    "All were called before the first had ended",
    """
    async def in_turn(a, b):
        coroutines = [a(), b()]
        return [await coroutine for coroutine in coroutines]
    """,
    """
    import asyncio


    async def in_turn(a, b):
        return await asyncio.gather(a(), b())
    """,
)
def called_in_turn(submission: Any, world: Any) -> None:
    a, b = world.fetch("a"), world.fetch("b")
    submission.in_turn(a, b).run().takes(2)
    world.called_in_turn(a, b)


advice(
    "The results are in the order in which they arrived",
    """
    import asyncio


    async def gather_all(*fetches):
        return [await done for done in asyncio.as_completed([fetch() for fetch in fetches])]
    """,
    """
    import asyncio


    async def gather_all(*fetches):
        return (await asyncio.gather(*(fetch() for fetch in fetches)))[:1]
    """,
)(gathered)


@advice(
    "The error came back among the results",
    """
    import asyncio


    async def gather_all(*fetches):
        return await asyncio.gather(*(fetch() for fetch in fetches), return_exceptions=True)
    """,
    """
    async def gather_all(*fetches):
        return ["no errors"]
    """,
)
def raised(submission: Any, world: Any) -> None:
    error = OSError("down")
    a, b = world.fetch("a", takes=1, raises=error), world.fetch("b", takes=2)
    submission.gather_all(a, b).run().raises(error)


@advice(
    "An error that happened earlier was not seen",
    """
    import asyncio


    async def gather_all(*fetches):
        tasks = [asyncio.create_task(fetch()) for fetch in fetches]
        return [await task for task in tasks]
    """,
    """
    async def gather_all(*fetches):
        raise KeyError("nothing was fetched")
    """,
)
def first_error(submission: Any, world: Any) -> None:
    early, late = OSError("early"), OSError("late")
    a, b = world.fetch("a", takes=3, raises=late), world.fetch("b", takes=1, raises=early)
    submission.gather_all(a, b).run().raises(early)


@advice(
    "A child was lost",
    """
    import asyncio


    async def first(a, b):
        tasks = [asyncio.create_task(a()), asyncio.create_task(b())]
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        return done.pop().result()
    """,
    """
    async def first(a, b):
        return await a()
    """,
)
def race(submission: Any, world: Any) -> None:
    a, b = world.fetch("a", takes=1), world.fetch("b", takes=9)
    submission.first(a, b).run().returns(a.result)
    b.was_cancelled(at=1)


@advice(
    "Tasks were left running",
    """
    import asyncio


    async def start(fetch):
        asyncio.create_task(fetch())
        await asyncio.sleep(1)
    """,
    """
    import asyncio


    async def start(fetch):
        await fetch()
    """,
)
def left(submission: Any, world: Any) -> None:
    submission.start(world.fetch("fetch", takes=5)).run().takes(1).leaves_nothing()


@advice(
    "It keeps asking without waiting",
    """
    import asyncio


    async def wait(fetch):
        while True:
            await asyncio.sleep(0)
    """,
    """
    import asyncio


    async def wait(fetch):
        await asyncio.Event().wait()
    """,
)
def spinning(submission: Any, world: Any) -> None:
    submission.wait(world.fetch("fetch")).run().returns(None)


@advice(
    "Everything waits for something",
    """
    import asyncio


    async def wait(fetch):
        await asyncio.Queue().get()
    """,
    """
    async def wait(fetch):
        return await fetch()
    """,
)
def stuck(submission: Any, world: Any) -> None:
    submission.wait(world.fetch("fetch")).run().returns(None)


@advice(
    "A coroutine was made but never awaited",
    """
    async def save_all(save):
        save()
    """,
    """
    async def save_all(save):
        pass
    """,
)
def saved(submission: Any, world: Any) -> None:
    save = world.fetch("save")
    submission.save_all(save).run()
    save.was_awaited(1)


# What a generator was sent, gave, and how it ended.


@advice(
    "There is a `yield` in the function",
    """
    def collect(gen):
        results = []
        for value in gen:
            results.append(value)
        yield results
    """,
    """
    def collect(gen):
        return (value for value in gen)
    """,
)
def collected(submission: Any, world: Any) -> None:
    submission.collect(world.generator("gen", (n for n in range(2)))).returns([0, 1])


@advice(
    "What is thrown in appears at the `yield`",
    """
    def guarded():
        try:
            while True:
                yield "fine"
        except KeyError:
            yield "caught"
    """,
    """
    def guarded():
        try:
            while True:
                yield "fine"
        except ValueError as error:
            raise LookupError("no such value") from error
    """,
)
def thrown_in(submission: Any, world: Any) -> None:
    guarded = submission.guarded()
    guarded.next().gives("fine")
    guarded.throw(ValueError("bad")).gives("caught")


@advice(
    "The exception was swallowed",
    """
    def first(items):
        try:
            return next(items)
        except Exception:
            return None
    """,
    """
    def first(items):
        return None
    """,
)
def swallowed(submission: Any, world: Any) -> None:
    error = OSError("disk")

    def broken() -> Any:
        raise error
        yield

    submission.first(world.generator("items", broken())).raises(error)


advice(
    "The exception was swallowed",
    """
    def first(items):
        try:
            return next(items)
        finally:
            return None
    """,
    """
    def first(items):
        try:
            return None
        finally:
            items.close()
    """,
)(swallowed)


@advice(
    "After the exception it had nothing more to do",
    """
    def patient():
        try:
            while True:
                yield "fine"
        except ValueError:
            yield "caught"
    """,
    """
    def patient():
        yield "fine"
        yield "caught"
    """,
)
def goes_on(submission: Any, world: Any) -> None:
    patient = submission.patient()
    patient.next().gives("fine")
    patient.throw(ValueError("bad")).gives("caught")
    patient.next().gives("fine")


advice(
    "`next()` sends None, and None has ended it",
    """
    def running_total():
        total = 0
        while (received := (yield total)) is not None:
            total += received
    """,
    """
    def running_total():
        total = 0
        for _ in range(4):
            total += yield total
    """,
)(running_total)

advice(
    "A falsy value such as",
    """
    def running_total():
        total = 0
        while True:
            received = yield total
            if not received:
                return
            total += received
    """,
    """
    def running_total():
        total = 0
        for _ in range(2):
            total += yield total
    """,
)(running_total)


@advice(
    "Something is kept between the calls",
    """
    def collect(value, seen=[]):
        seen.append(value)
        return list(seen)
    """,
    """
    def collect(value, seen=None):
        return [value, value]
    """,
)
def called_twice(submission: Any, world: Any) -> None:
    submission.collect(1)
    submission.collect(2).returns([2])


advice(
    "Something is kept between the calls",
    """
    total = 0


    def collect(value):
        global total
        total += value
        return [total]
    """,
    """
    LIMIT = 10


    def collect(value):
        return [LIMIT]
    """,
)(called_twice)

advice(
    "A `yield` without a value hands out None",
    """
    def running_total():
        total = 0
        yield total
        while True:
            total += yield
            yield total
    """,
    """
    def running_total():
        total = None
        while True:
            received = yield total
            total = (total or 0) + received
    """,
)(running_total)

advice(
    "It yields the value from before",
    """
    def running_total():
        total = 0
        received = 0
        while True:
            before = total
            total += received
            received = yield before
    """,
    """
    def running_total():
        total = 0
        while True:
            received = yield total
            total -= received
    """,
)(running_total)

advice(
    "Only the value that was just sent",
    """
    def running_total():
        received = 0
        while True:
            received = yield received
    """,
    """
    def running_total():
        total = 0
        while True:
            received = yield total
            total = total + received if received else 2
    """,
)(running_total)


@advice(
    "What was sent did not arrive",
    """
    def relay(inner):
        for value in inner:
            yield value
    """,
    """
    def relay(inner):
        yield next(inner)
        yield "got nothing"
    """,
)
def relayed(submission: Any, world: Any) -> None:
    def echo() -> Any:
        received = yield "ready"
        yield f"got {received}"

    relay = submission.relay(world.generator("inner", echo()))
    relay.next().gives("ready")
    relay.send("mail").gives("got mail")


@advice(
    "The result was yielded",
    """
    def average(numbers):
        yield sum(numbers) / len(numbers)
    """,
    """
    def average(numbers):
        return sum(numbers)
        yield
    """,
)
def returned(submission: Any, world: Any) -> None:
    submission.average([1, 2]).next().returns(1.5)


@advice(
    "It yields once more",
    """
    def once():
        yield 1
        yield 2
    """,
    """
    def once():
        yield 1
        raise ValueError("no more")
    """,
)
def ended(submission: Any, world: Any) -> None:
    once = submission.once()
    once.next().gives(1)
    once.next().ends()


advice(
    "The generator has ended although",
    """
    def running_total():
        total = yield 0
        yield total
    """,
    """
    def running_total():
        total = yield 0
        while True:
            yield total + 1
    """,
)(running_total)


@advice(
    "It was advanced further than needed",
    """
    def first(items):
        return [*items][0]
    """,
    """
    def first(items):
        return 0
    """,
)
def read_once(submission: Any, world: Any) -> None:
    items = world.generator("items", (n for n in range(3)), plain=True)
    submission.first(items).returns(0)
    items.was_stepped(1)


@advice(
    "It was left open",
    """
    def first(items):
        return next(items)
    """,
    """
    def first(items):
        try:
            return next(items)
        finally:
            items = None
    """,
)
def closes_it(submission: Any, world: Any) -> None:
    items = world.generator("items", (n for n in range(3)))
    submission.first(items).returns(0)
    items.was_closed()


@advice(
    "`close()` did not reach it",
    """
    kept = []


    def relay(inner):
        kept.append(inner)
        for value in inner:
            yield value
    """,
    """
    kept = []


    def relay(inner):
        kept.append(inner)
        yield 0
        yield from inner
    """,
)
def closed_through(submission: Any, world: Any) -> None:
    inner = world.generator("inner", (n for n in range(3)))
    relay = submission.relay(inner)
    relay.next().gives(0)
    relay.close().closes()
    inner.was_closed()


@advice(
    "The clean-up did not run",
    """
    def reader(log):
        log.append("open")
        yield
        log.append("close")
    """,
    """
    def reader(log):
        try:
            log.append("open")
            yield
        finally:
            log.append("shut")
    """,
)
def cleaned_up(submission: Any, world: Any) -> None:
    log = world.log("log")
    reader = submission.reader(log)
    reader.next().gives(None)
    reader.close().closes()
    log.holds("open", "close")


# What came instead of what.


@advice(
    "This is a generator itself",
    """
    def flat(lists):
        for items in lists:
            yield (item for item in items)
    """,
    """
    def flat(lists):
        for items in lists:
            yield list(items)
    """,
)
def flattened(submission: Any, world: Any) -> None:
    submission.flat([[1, 2], [3]]).next().gives(1)


@advice(
    "This is the StopIteration itself",
    """
    def result(gen):
        try:
            next(gen)
        except StopIteration as end:
            return end
    """,
    """
    def result(gen):
        return ValueError("done")
    """,
)
def result_of(submission: Any, world: Any) -> None:
    def script() -> Any:
        return 5
        yield

    submission.result(world.generator("gen", script())).returns(5)


@advice(
    "The exception should be part of the result",
    """
    async def settle(fetch):
        return [await fetch()]
    """,
    """
    async def settle(fetch):
        raise KeyError("settle is not written")
    """,
)
def settled(submission: Any, world: Any) -> None:
    error = OSError("down")
    submission.settle(world.fetch("fetch", raises=error)).run().returns([error])


@advice(
    "The right items in the wrong container",
    """
    def pair(a, b):
        return [a, b]
    """,
    """
    def pair(a, b):
        return [b, a]
    """,
)
def paired(submission: Any, world: Any) -> None:
    submission.pair(1, 2).returns((1, 2))


def kept(submission: Any, world: Any) -> None:
    submission.kept([1, 0, None, "", 2]).returns([1, 0, None, "", 2])


advice(
    "Falsy values were left out",
    """
    def kept(items):
        return [item for item in items if item]
    """,
    """
    def kept(items):
        return items[:4]
    """,
)(kept)

advice(
    "None was left out",
    """
    def kept(items):
        return [item for item in items if item is not None]
    """,
    """
    def kept(items):
        return [item for item in items if item != ""]
    """,
)(kept)


@advice(
    "It returns nothing",
    """
    def total(items):
        sum(items)
    """,
    """
    def total(items):
        return None or items.clear()
    """,
)
def totalled(submission: Any, world: Any) -> None:
    submission.total([1, 2]).returns(3)


@advice(
    "A falsy value became None",
    """
    def same(value):
        return value or None
    """,
    """
    def same(value):
        return value.clear()
    """,
)
def unchanged(submission: Any, world: Any) -> None:
    submission.same([]).returns([])


advice(
    "There is one value too many in front",
    """
    def feed(co, values):
        return [next(co), *map(co.send, values)]
    """,
    """
    def feed(co, values):
        return [2, 4, 6, 8]
    """,
)(fed)


@advice(
    "There is one value too many at the end",
    """
    def all_of(gen):
        values = []
        while True:
            try:
                values.append(next(gen))
            except StopIteration as end:
                return [*values, end.value]
    """,
    """
    def all_of(gen):
        return [*gen, None, None]
    """,
)
def without_the_end(submission: Any, world: Any) -> None:
    submission.all_of(world.generator("gen", (n for n in range(2)))).returns([0, 1])


@advice(
    "The right values, but in another order",
    """
    def merge(a, b):
        return [*b, *a]
    """,
    """
    def merge(a, b):
        return [*b, *b]
    """,
)
def merged(submission: Any, world: Any) -> None:
    submission.merge([1], [2]).returns([1, 2])


@advice(
    "Only a part of the result",
    """
    def average(numbers):
        return sum(numbers) / len(numbers)
    """,
    """
    def average(numbers):
        return 4.5
    """,
)
def averaged(submission: Any, world: Any) -> None:
    submission.average([1, 2]).returns((2, 1.5))


@advice(
    "This is the text of the value",
    """
    def mean(numbers):
        return str(sum(numbers) / len(numbers))
    """,
    """
    def mean(numbers):
        return "the mean"
    """,
)
def mean(submission: Any, world: Any) -> None:
    submission.mean([1, 2]).returns(1.5)


advice(
    "The number was rounded",
    """
    def mean(numbers):
        return sum(numbers) // len(numbers)
    """,
    """
    def mean(numbers):
        return sum(numbers)
    """,
)(mean)


Judging = Callable[[Suite, str], Outcome]


@pytest.fixture(scope="session")
def judging(judged: Judged) -> Judging:
    def found(suite: Suite, submission: str) -> Outcome:
        (outcome,) = read_report(judged.report(suite, submission), ["test_case"]).tests
        return outcome

    return found


def name(row: Advice) -> str:
    return f"{row.says[:40]}-{row.suite.__name__}"


@pytest.mark.parametrize("row", TABLE, ids=name)
def test_the_mistake_is_named_in_both_languages(row, judging: Judging):
    """A submission that makes it fails, and its advice is this."""
    if "sandbox" in row.says and strongest().RANK == 0:
        pytest.skip("nothing is refused here")
    found = judging(row.suite, row.hit)
    said = diagnosis(found, row.hit.encode())
    assert said is not None, found
    assert said.en.startswith(row.says), found
    assert any("가" <= letter <= "힣" for letter in said.ko)


@pytest.mark.parametrize("row", TABLE, ids=name)
def test_what_only_looks_like_it_is_not_called_it(row, judging: Judging):
    """A nearby submission fails as well, for another reason: other advice or none."""
    found = judging(row.suite, row.near)
    assert found.verdict not in (Verdict.PASSED, Verdict.JUDGE_ERROR), found
    said = diagnosis(found, row.near.encode())
    assert said is None or not said.en.startswith(row.says), found


def test_every_pattern_is_in_the_table():
    """None goes without a submission that it is true of."""
    every = [text for module in (errors, concurrency, generators, values) for _, text in module.PATTERNS]
    unseen = [text.en for text in every if not any(text.en.startswith(row.says) for row in TABLE)]
    assert unseen == []
    assert len({text.en for text in every}) == len({text.ko for text in every}) == len(every)


def test_what_passed_needs_no_advice():
    """Nor does a test of which nothing is known."""
    assert diagnosis(Outcome("test_case", Verdict.PASSED)) is None
    assert diagnosis(Outcome("test_case", Verdict.FAILED)) is None
    assert diagnosis(Outcome("test_case", Verdict.FAILED, {"code": "step", "step": {}})) is None


@pytest.mark.parametrize(
    "source",
    [
        b"\xff\xfe def \x00",
        b"def f(" * 30_000,
        b"x = [" * 30_000,
        b"if " + b"a" * 200_000,
        b"if (x := " * 20_000,
        b"finally:\n" * 20_000,
        b"\n" * 200_000,
        b"    def f():\n" * 20_000,
    ],
    ids=lambda source: repr(source[:12]),
)
def test_no_submission_makes_advice_slow_or_fail(source, judging: Judging):
    """Whatever its text is like: what is searched has an end."""
    found = judging(running_total, "def running_total():\n    yield None\n    yield 0\n")
    diagnosis(found, source)
    step = {**found.problem["step"], "wanted": {"kind": "yields", "value": "[" * 300}}  # type: ignore[index]
    diagnosis(Outcome("test_case", Verdict.FAILED, {"code": "step", "step": step}, steps=(step,)), source)
