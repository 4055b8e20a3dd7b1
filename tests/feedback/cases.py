"""Submissions that fail in every way that there is, each with the one hidden test that finds it.

A suite here runs inside the judge: it may use no names but its arguments, ``Any`` and what it imports itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from textwrap import dedent
from typing import Any

from quizzer.model.text import Text
from quizzer.sandbox import Limits

Suite = Callable[[Any, Any], None]

CASES: "list[Case]" = []
BRIEF = Limits(cpu_seconds=1)


@dataclass(frozen=True)
class Case:
    name: str
    suite: Suite
    submission: str
    limits: Limits | None = None

    @property
    def title(self) -> Text:
        words = self.name.replace("_", " ")
        return Text(f"What is tested: {words}", f"무엇을 보는지: {words}")

    @property
    def source(self) -> bytes:
        return self.submission.encode()


def case(submission: str, *, name: str = "", limits: Limits | None = None) -> Callable[[Suite], Suite]:
    """The decorated suite is what the submission fails."""

    def keep(suite: Suite) -> Suite:
        text = dedent(submission).lstrip("\n")
        CASES.append(Case(name or suite.__name__, suite, text, limits))
        return suite

    return keep


# What a generator yields.


@case("""
    def running_total(start=0):
        total = start
        while True:
            received = yield total
            yield total
            total += received
""")
def value_mismatch(submission: Any, world: Any) -> None:
    total = submission.running_total(100)
    total.next().gives(100)
    total.send(10).gives(110)
    total.send(20).gives(130)


@case("""
    def running_total():
        yield
""")
def first_step(submission: Any, world: Any) -> None:
    submission.running_total().next().gives(0)


@case("""
    def running_total():
        total = 0
        while True:
            total += yield total
            if total > 400:
                total = 0
""")
def long_protocol(submission: Any, world: Any) -> None:
    total = submission.running_total()
    total.next().gives(0)
    for i in range(1, 41):
        total.send(i).gives(i * (i + 1) // 2)


@case("""
    numbers = []

    def running_total():
        while True:
            received = yield sum(numbers)
            numbers.append(received)
""")
def several_generators(submission: Any, world: Any) -> None:
    one, two = submission.running_total(), submission.running_total()
    one.next().gives(0)
    two.next().gives(0)
    one.send(5).gives(5)
    two.send(1).gives(1)


@case("""
    def numbers():
        yield 1
        return 2
""")
def ended_early(submission: Any, world: Any) -> None:
    numbers = submission.numbers()
    numbers.next().gives(1)
    numbers.next().gives(2)


@case("""
    def numbers():
        yield 1
        yield {"total": 1}
""")
def result_yielded(submission: Any, world: Any) -> None:
    numbers = submission.numbers()
    numbers.next().gives(1)
    numbers.next().returns({"total": 1})


@case("""
    def feed(coroutine, values):
        results = []
        for value in values:
            results.append(coroutine.send(value))
        return results
""")
def not_primed(submission: Any, world: Any) -> None:
    def doubling() -> Any:
        value = None
        while True:
            value = (yield value) * 2

    submission.feed(world.generator("co", doubling()), [1, 2]).returns([2, 4])


@case("""
    def forever():
        while True:
            try:
                yield "still here"
            except BaseException:
                pass
""")
def swallowed_generator_exit(submission: Any, world: Any) -> None:
    forever = submission.forever()
    forever.next().gives("still here")
    forever.close().closes()


@case("""
    def pairs(items):
        items = iter(items)
        while True:
            yield next(items), next(items)
""")
def stop_iteration_inside(submission: Any, world: Any) -> None:
    pairs = submission.pairs([1, 2, 3])
    pairs.next().gives((1, 2))
    pairs.next().ends()


@case("""
    def reader():
        try:
            yield "line"
        except KeyError as error:
            raise ValueError(f"no such line: {error}") from error
""")
def wrong_exception(submission: Any, world: Any) -> None:
    reader = submission.reader()
    reader.next().gives("line")
    reader.throw(KeyError("mine")).raises(KeyError)


@case("""
    def running_total():
        total = 0
        while True:
            received = yield total
            total = add(total, received)


    def add(total, received):
        return total + number(received)


    def number(received):
        return int(received)
""")
def exception_in_nested_calls(submission: Any, world: Any) -> None:
    total = submission.running_total()
    total.next()
    total.send(2.5)
    total.send("ten")


@case("""
    def depth(n):
        if n == 0:
            return 0
        return depth(n - 1) + 1
""")
def recursion(submission: Any, world: Any) -> None:
    submission.depth(100_000).returns(100_000)


@case("""
    def squares(count):
        return [n * n for n in range(count - 1)] + [-1]
""")
def long_values(submission: Any, world: Any) -> None:
    submission.squares(45).returns([n * n for n in range(45)])


@case("""
    def greetings():
        yield "안녕하세요, 반갑습니다"
        yield "잘 가요 👋"
        yield "다음에 또 만나요, 그때까지 건강하세요"
""")
def wide_values(submission: Any, world: Any) -> None:
    greetings = submission.greetings()
    greetings.next().gives("안녕하세요, 반갑습니다")
    greetings.next().gives("잘 가요 👋")
    greetings.next().gives("다음에 또 뵙겠습니다, 그때까지 건강하세요")


@case("""
    class Sly:
        def __repr__(self):
            return "\\x1b[2Jcleared \\u202eesrever"


    Sly.__name__ = "Sl\\x1b[31my"


    def sly():
        print("\\x1b]0;title\\x07 \\u2066isolated\\u2069", "\\x9b1m")
        return Sly(), "\\x1b[1m"
""")
def terminal_escapes(submission: Any, world: Any) -> None:
    submission.sly().returns(("fine", "\x1b[0m"))


@case("""
    def running_total():
        return [0]
""")
def wrong_kind(submission: Any, world: Any) -> None:
    submission.running_total().is_a("generator")


@case("""
    def coroutine(function):
        return function
""")
def functions_that_make_functions(submission: Any, world: Any) -> None:
    def echo(first: Any) -> Any:
        value = first
        while True:
            value = yield value

    start = submission.coroutine(world.generator_function("echo", echo))
    running = start("hello")
    running.send("again").gives("again")


@case("""
    class Box:
        items = 3
""")
def method_missing(submission: Any, world: Any) -> None:
    submission.Box().method("items")


@case("""
    class Stack:
        def __init__(self):
            self.items = []

        def push(self, item):
            self.items.append(item)
            return self
""")
def object_asked(submission: Any, world: Any) -> None:
    stack = submission.Stack()
    stack.method("push", 1)
    stack.get("items").returns([1])
    stack.get("size").returns(1)


@case("""
    def pairs(items):
        return [[a, b] for a, b in zip(items[::2], items[1::2])]
""")
def wrong_container(submission: Any, world: Any) -> None:
    submission.pairs([1, 2, 3, 4]).returns([(1, 2), (3, 4)])


@case("""
    def first(items):
        return list(items)[0]
""")
def read_ahead(submission: Any, world: Any) -> None:
    items = world.generator("items", (n for n in range(3)), plain=True)
    submission.first(items).returns(0)
    items.was_stepped(1)


@case("""
    def reader(lines, log):
        log.append("open")
        yield from lines
        log.append("close")
""")
def log_holds(submission: Any, world: Any) -> None:
    log = world.log("log")
    reader = submission.reader(["a", "b"], log)
    reader.next().gives("a")
    reader.close().closes()
    log.holds("open", "close")


@case("""
    def collect(gen):
        yield list(gen)
""")
def never_run(submission: Any, world: Any) -> None:
    gen = world.generator("gen", (n for n in range(2)))
    submission.collect(gen).returns([0, 1])


@case("""
    def running_total():
        total = 0
        while True:
            print("the total is", total)
            if total:
                for line in range(20):
                    print(line, "." * line * 6)
            total = total or (yield total)
            yield total
""")
def printed_much(submission: Any, world: Any) -> None:
    total = submission.running_total()
    total.next().gives(0)
    total.send(3).gives(3)
    total.send(4).gives(7)


# What cannot be loaded, or is not there.


@case("""
    def running_total():
        합계 = 0; 이름 = "합계"; total = = 0
        yield total
""")
def syntax_error(submission: Any, world: Any) -> None:
    submission.running_total()


@case(
    """
    def numbers():
        return [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26 27, 28]
"""
)
def syntax_error_far_right(submission: Any, world: Any) -> None:
    submission.numbers()


@case("""
    def limit():
        return int("many")


    LIMIT = limit()
""")
def error_while_loading(submission: Any, world: Any) -> None:
    submission.limit()


@case("""
    def runing_total():
        yield 0
""")
def name_with_a_typo(submission: Any, world: Any) -> None:
    submission.running_total()


@case("""
    def count():
        yield 0
""")
def name_missing(submission: Any, world: Any) -> None:
    submission.running_total()


@case("""
    import asyncio

    asyncio.run(asyncio.Event().wait())
""")
def waits_while_loading(submission: Any, world: Any) -> None:
    submission.count()


# What ends the process, or never ends.


@case("""
    import os


    def count():
        yield 1
        os._exit(3)
""")
def process_ended(submission: Any, world: Any) -> None:
    count = submission.count()
    count.next().gives(1)
    count.next().gives(2)


@case("""
    import ctypes


    def count():
        yield 1
        ctypes.string_at(0)
""")
def ended_by_a_signal(submission: Any, world: Any) -> None:
    count = submission.count()
    count.next().gives(1)
    count.send(None).gives(2)


@case("""
    import os


    def count():
        yield 1
        os.closerange(3, 100)
        while True:
            pass
""")
def hung_up(submission: Any, world: Any) -> None:
    count = submission.count()
    count.next().gives(1)
    count.send("more").gives(2)


@case(
    """
    def count(limit):
        n = 0
        while True:
            n += 1
            if n < limit:
                yield n
""",
    limits=BRIEF,
)
def endless_loop(submission: Any, world: Any) -> None:
    one, two = submission.count(5), submission.count(2)
    one.next().gives(1)
    two.next().gives(1)
    two.next().ends()


@case("""
    def zeros(count):
        return len(bytearray(count << 20))
""")
def too_much_memory(submission: Any, world: Any) -> None:
    submission.zeros(1).returns(1 << 20)
    submission.zeros(4000).returns(4000 << 20)


@case("""
    def count():
        while True:
            print("counting " * 100)
""")
def too_much_output(submission: Any, world: Any) -> None:
    submission.count().returns(None)


# What takes time.


@case("""
    async def both(a, b, c):
        return [await a(), await b(), await c()]
""")
def one_after_another(submission: Any, world: Any) -> None:
    a, b, c = world.fetch("a", takes=1), world.fetch("b", takes=2), world.fetch("c", takes=0.5)
    run = submission.both(a, b, c).run()
    run.returns([a.result, b.result, c.result])
    run.takes(2)


@case("""
    import asyncio


    async def gather_all(*fetches):
        return await asyncio.gather(*(fetch() for fetch in fetches))
""")
def all_together(submission: Any, world: Any) -> None:
    a, b = world.fetch("a", takes=1), world.fetch("b", takes=2)
    submission.gather_all(a, b).run().returns([a.result, b.result])
    world.one_after_another(a, b)


@case("""
    import asyncio


    async def both(slow, broken):
        async with asyncio.TaskGroup() as group:
            group.create_task(slow())
            group.create_task(broken())
""")
def cancelled_with_clean_up(submission: Any, world: Any) -> None:
    slow = world.fetch("slow", takes=5, clean_up=0.5)
    broken = world.fetch("broken", takes=1, raises=OSError("down"))
    submission.both(slow, broken).run().raises(OSError).takes(1.5)


@case("""
    import asyncio
    import time


    async def fetch_all(fetch):
        waiting = asyncio.create_task(fetch())
        await asyncio.sleep(0)
        time.sleep(1)
        return await waiting
""")
def blocked_by_sleep(submission: Any, world: Any) -> None:
    fetch = world.fetch("fetch", takes=2)
    submission.fetch_all(fetch).run().returns(fetch.result)
    world.nothing_blocked()


@case("""
    import asyncio


    async def fetch_all(get, fetch):
        async def call():
            return get()

        return await asyncio.gather(call(), fetch(), call())
""")
def blocked_by_a_call(submission: Any, world: Any) -> None:
    get, fetch = world.blocking("get", takes=1), world.fetch("fetch", takes=1)
    submission.fetch_all(get, fetch).run().returns([get.result, fetch.result, get.result]).takes(1)


@case("""
    import asyncio


    async def relay(fetch):
        queue = asyncio.Queue()
        reader = asyncio.create_task(read(queue))
        await fetch()
        return await reader


    async def read(queue):
        return await queue.get()
""")
def stuck(submission: Any, world: Any) -> None:
    fetch = world.fetch("fetch", takes=1)
    submission.relay(fetch).run().returns(fetch.result)


@case("""
    import asyncio


    async def wait_for(flags):
        while not flags:
            await asyncio.sleep(0)
""")
def spinning(submission: Any, world: Any) -> None:
    submission.wait_for([]).run().returns(None)


@case("""
    import asyncio


    async def gather_all(*fetches):
        return [await done for done in asyncio.as_completed([fetch() for fetch in fetches])]
""")
def completion_order(submission: Any, world: Any) -> None:
    a, b, c = world.fetch("a", takes=3), world.fetch("b", takes=1), world.fetch("c", takes=2)
    submission.gather_all(a, b, c).run().returns([a.result, b.result, c.result])


@case("""
    import asyncio


    async def first(a, b):
        tasks = [asyncio.create_task(a()), asyncio.create_task(b())]
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        return done.pop().result()
""")
def left_running(submission: Any, world: Any) -> None:
    a, b = world.fetch("a", takes=1), world.fetch("b", takes=9)
    submission.first(a, b).run().returns(a.result).takes(1).leaves_nothing()


@case("""
    async def save_all(save):
        save()
""")
def never_awaited(submission: Any, world: Any) -> None:
    save = world.fetch("save", takes=1)
    submission.save_all(save).run().returns(None)
    save.was_awaited(1)


@case("""
    async def results(fetches):
        return [fetch() for fetch in fetches]
""")
def await_forgotten(submission: Any, world: Any) -> None:
    a = world.fetch("a", takes=1)
    submission.results([a]).run().returns([a.result])


@case("""
    import asyncio


    async def gather_all(fetches):
        return await asyncio.gather(*(fetch() for fetch in fetches[:-1]))
""")
def many_rows(submission: Any, world: Any) -> None:
    fetches = [world.fetch(f"fetch {n}", takes=n) for n in range(1, 21)]
    submission.gather_all(fetches).run().takes(20)


@case("""
    async def poll(quick, slow):
        await quick()
        await slow()
        await quick()
""")
def short_beside_long(submission: Any, world: Any) -> None:
    quick, slow = (
        world.fetch("quick", takes=0.001),
        world.fetch("a very slow fetch with a long name", takes=3600),
    )
    submission.poll(quick, slow).run().takes(3600)


@case("""
    import asyncio


    async def fetch_all(fetch):
        await asyncio.gather(fetch(), fetch(), fetch())
        await fetch()
        await fetch()
""")
def one_thing_many_times(submission: Any, world: Any) -> None:
    fetch = world.fetch("fetch", takes=1)
    submission.fetch_all(fetch).run().takes(2)
    fetch.was_awaited(4)


@case("""
    import asyncio


    async def fetch_all(get, times):
        results = []
        for _ in range(times):
            results.append(await asyncio.to_thread(get))
        return results
""")
def threads(submission: Any, world: Any) -> None:
    get = world.blocking("get", takes=1)
    submission.fetch_all(get, 3).run().returns([get.result] * 3)
    world.most_at_once(3, get)


@case("""
    import asyncio


    async def async_total():
        total = 0
        while True:
            received = yield total
            await asyncio.sleep(0.1)
            total = received
""")
def async_generators(submission: Any, world: Any) -> None:
    total = submission.async_total()
    total.asend(None).returns(0).takes(0)
    total.asend(5).returns(5).takes(0.1)
    total.asend(5).returns(10).takes(0.1)


@case("""
    import asyncio


    async def work(jobs):
        queue = asyncio.Queue()
        for job in jobs:
            queue.put_nowait(job)
        workers = [asyncio.create_task(worker(queue)) for _ in range(2)]
        await queue.join()
        for task in workers:
            task.cancel()


    async def worker(queue):
        while True:
            await asyncio.sleep(await queue.get())
            queue.task_done()
""")
def own_tasks(submission: Any, world: Any) -> None:
    submission.work([1, 2, 3, 1]).run().returns(None).takes(3)


@case("""
    import asyncio


    async def guard(fetch):
        try:
            return await fetch()
        except asyncio.CancelledError:
            return "gave up"
""")
def swallowed_cancellation(submission: Any, world: Any) -> None:
    fetch = world.fetch("fetch", takes=5)
    submission.guard(fetch).run(cancel_at=2).raises("CancelledError")


@case("""
    async def double(fetch):
        return [await fetch()]
""")
def several_jobs(submission: Any, world: Any) -> None:
    fetch, other = world.fetch("fetch", takes=1), world.fetch("other", takes=2)
    one, two = world.run(submission.double(fetch).job(), submission.double(other).job(at=0.5))
    one.returns(fetch.result)
    two.returns([other.result])


@case("""
    import asyncio


    async def all_of(*fetches):
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(checked(fetch)) for fetch in fetches]
        return [task.result() for task in tasks]


    async def checked(fetch):
        result = await fetch()
        raise ValueError("not what was expected")
""")
def exception_group(submission: Any, world: Any) -> None:
    a, b = world.fetch("a", takes=1), world.fetch("b", takes=1)
    submission.all_of(a, b).run().returns([a.result, b.result])


@case("""
    import asyncio


    async def start(fetch):
        asyncio.create_task(fetch()).cancel()
        task = asyncio.create_task(fetch())
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.sleep(1)
""")
def cancelled_at_once(submission: Any, world: Any) -> None:
    fetch = world.fetch("fetch", takes=1)
    submission.start(fetch).run().takes(1)
    fetch.was_awaited(2)


@case("""
    def compute(count):
        return sum(range(count))
""")
def an_assertion_of_the_suite(submission: Any, world: Any) -> None:
    seen = submission.compute(4).returns(6).value
    assert seen == 7, "a total of 7 is promised"
