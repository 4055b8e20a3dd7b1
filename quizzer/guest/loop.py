"""asyncio's own event loop on the judge's clock.

The loop never sleeps: when nothing in it can run, its selector tells the judge "idle until T" (or "for ever"), and
the judge answers with the new time and with what has happened. Runs are the same every time: timers with equal
deadlines fire first-in-first-out, and tasks and futures hash by the order in which they were made, so that the sets
in which asyncio keeps them iterate in a fixed order.
"""

import asyncio
import asyncio.events
import asyncio.tasks
import functools
import heapq
import math
import selectors
import weakref
from collections.abc import Callable, Coroutine, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from itertools import count
from types import FrameType
from typing import Any

from quizzer.guest.outside import NANOSECONDS, Outside
from quizzer.guest.threads import Workers

SPIN_LIMIT = 20_000
"""Turns of the loop without a step of time; a busy wait gets its timers through then."""
JUMP_LIMIT = 20_000
"""Steps of time in one run; a poll that sleeps ever shorter ends here."""
FOR_EVER = 1e15
"""Seconds; a timer that is due then, thirty million years from now, is never due."""

# Bound before a submission can replace them.
_all_tasks = asyncio.all_tasks
_unregister = asyncio.tasks._unregister_task
_wait = asyncio.tasks.wait


class Stuck(BaseException):
    """Nothing in the loop can ever run again; ``how`` is "waiting" or "spinning"."""

    def __init__(self, how: str) -> None:
        super().__init__(how)
        self.how = how


class _Timer(asyncio.TimerHandle):
    """A timer that knows when it was set, beside when it is due."""

    __slots__ = ("_sequence",)

    def __init__(self, when: float, sequence: int, *rest: Any) -> None:
        super().__init__(when, *rest)
        self._sequence = sequence

    def __lt__(self, other: "_Timer") -> bool:  # type: ignore[override]
        return (self._when, self._sequence) < (other._when, other._sequence)  # type: ignore[attr-defined]


_numbers = count(1)


def count_anew() -> None:
    """The next task or future is the first one."""
    global _numbers
    _numbers = count(1)


class _Task(asyncio.Task[Any]):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._number = next(_numbers)
        super().__init__(*args, **kwargs)

    def __hash__(self) -> int:
        return self._number


class _Future(asyncio.Future[Any]):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._number = next(_numbers)
        super().__init__(*args, **kwargs)

    def __hash__(self) -> int:
        return self._number


class _Selector(selectors.SelectSelector):
    """Never waits: where others would sleep, the judge is asked."""

    loop: "VirtualLoop"

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if self.get_map() and (events := super().select(0)):
            return events  # before time moves
        self.loop.turn(idle=timeout is None or timeout > 0)
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    """See the module. ``history`` lists the tasks that were made in it, for the judge's timeline."""

    def __init__(self, outside: Outside) -> None:
        self._outside = outside
        self._sequence = count()
        self._spins = 0
        self._jumps = 0
        self._seen: int | None = None
        """The time of its last turn."""
        self._made: weakref.WeakSet[_Task] = weakref.WeakSet()
        self._expected: dict[int, tuple[int, Callable[[Any], None]]] = {}
        self.workers = Workers(outside, self)
        self.history: list[TaskRecord] = []
        selector = _Selector()
        selector.loop = self
        super().__init__(selector)

    def _make_self_pipe(self) -> None:
        """Nobody needs to wake a loop that never sleeps: it holds no descriptors before a signal must wake it."""
        self._ssock = self._csock = None

    def _close_self_pipe(self) -> None:
        if self._csock is not None:
            super()._close_self_pipe()

    def add_signal_handler(self, sig: int, callback: Callable[..., object], *args: Any) -> None:  # type: ignore[override]
        if self._csock is None:
            super()._make_self_pipe()  # type: ignore[misc]
        super().add_signal_handler(sig, callback, *args)

    def time(self) -> float:
        return self._outside.now / NANOSECONDS

    @property
    def _clock_resolution(self) -> float:
        """What asyncio adds to the time when it looks which timers are due: more than the floats' own steps."""
        return max(1 / NANOSECONDS, 2 * math.ulp(self.time()))

    @_clock_resolution.setter
    def _clock_resolution(self, _: float) -> None:
        """asyncio sets it to that of the machine's clock."""

    def call_at(  # type: ignore[override]
        self, when: float, callback: Callable[..., Any], *args: Any, context: Context | None = None
    ) -> asyncio.TimerHandle:
        # On the clock's grid, so that deadlines that are equal but for rounding are equal.
        when = round(when * NANOSECONDS) / NANOSECONDS if when < FOR_EVER else math.inf
        return self._schedule(when, next(self._sequence), callback, args, context)

    def create_task(self, coro: Any, **kwargs: Any) -> asyncio.Task[Any]:
        # Not by a task factory: with one, Python 3.13 calls tasks without a name "None".
        if self.get_task_factory() is not None:
            return super().create_task(coro, **kwargs)
        self._check_closed()  # type: ignore[attr-defined]
        task = _Task(coro, loop=self, **kwargs)
        self._made.add(task)
        if len(self.history) < 100:
            name = getattr(coro, "__qualname__", type(coro).__name__)
            self.history.append(TaskRecord(task, name, self._outside))
        return task

    def create_future(self) -> asyncio.Future[Any]:
        return _Future(loop=self)

    def run_in_executor(self, executor: Any, func: Callable[..., Any], *args: Any) -> asyncio.Future[Any]:  # type: ignore[override]
        self._check_closed()  # type: ignore[attr-defined]
        if executor is None:
            executor = self._default_executor  # type: ignore[attr-defined]
        if executor is not None and not isinstance(executor, ThreadPoolExecutor):
            return super().run_in_executor(executor, func, *args)
        return self.workers.submit(executor, func, args)

    async def shutdown_default_executor(self, timeout: float | None = None) -> None:
        """There is none: worker threads are this loop's own."""

    def expect(self, key: int, wake: Callable[[Any], None]) -> None:
        """When the judge says that what goes by ``key`` has happened, call ``wake`` with what it said of it."""
        self._expected[key] = (next(self._sequence), wake)

    def forget(self, key: int) -> None:
        self._expected.pop(key, None)

    def turn(self, *, idle: bool) -> None:
        """One turn of the loop is about to happen; when nothing is ready, time moves first."""
        if self._seen is None:
            self._seen = self._outside.now
        if self.workers.run_ready():
            return
        if idle:
            self._advance("waiting")
        elif self._outside.now != self._seen:
            # The loop was blocked: what has happened meanwhile takes its turn among the timers that are late.
            self._welcome(self._outside.ask("idle", until=self._outside.now, how="blocked")["due"])
        else:
            self._spins += 1
            if self._spins >= SPIN_LIMIT:
                self._advance("spinning")

    def make_hidden_task(self, coro: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """A task of the judge's own: a submission that looks at all tasks, or at their names, does not see it."""
        task = _Task(coro, loop=self, name="judge")
        _unregister(task)
        return task

    def unfinished(self) -> list[asyncio.Task[Any]]:
        """The submission's tasks that have not ended, in the order in which they were made."""
        found = {id(task): task for task in (*_all_tasks(self), *self._made) if not task.done()}
        return sorted(found.values(), key=lambda task: getattr(task, "_number", 0))

    def name_last(self, name: str) -> None:
        """Call the task that was made last by that name in the history."""
        if self.history:
            self.history[-1].name = name

    def _advance(self, how: str) -> None:
        timers: list[Any] = self._scheduled  # type: ignore[attr-defined]
        # asyncio has just dropped cancelled timers from the front.
        when = timers[0]._when if timers else math.inf
        until = None if when == math.inf else max(round(when * NANOSECONDS), self._outside.now)
        self._jumps += 1
        if self._jumps > JUMP_LIMIT:
            how = "endless"
        before = self._outside.now
        answer = self._outside.ask("idle", until=until, how=how)
        if answer.get("stuck"):
            raise Stuck("spinning" if how == "endless" else how)
        if self._outside.now > before:
            self._spins = 0
        self._welcome(answer["due"])

    def _welcome(self, due: list[dict[str, Any]]) -> None:
        self._seen = self._outside.now
        for event in due:
            sequence, wake = self._expected.pop(event["key"], (0, None))
            if wake is not None:
                # As a timer of its moment, so that it takes its turn among those set before and after it.
                self._schedule(event["at"] / NANOSECONDS, sequence, wake, (event,), None)

    def _schedule(
        self, when: float, sequence: int, callback: Callable[..., Any], args: Any, context: Context | None
    ) -> asyncio.TimerHandle:
        self._check_closed()  # type: ignore[attr-defined]
        timer = _Timer(when, sequence, callback, args, self, context)
        heapq.heappush(self._scheduled, timer)  # type: ignore[attr-defined]
        timer._scheduled = True  # type: ignore[attr-defined]
        return timer


class TaskRecord:
    """When a task was made, when and how it ended; the task itself is not kept alive by it."""

    def __init__(self, task: asyncio.Task[Any], name: str, outside: Outside) -> None:
        self.name = str(name)[:60]
        self.made = outside.now
        self.ended: int | None = None
        self.how = "running"

        def end(task: asyncio.Task[Any]) -> None:
            self.ended = outside.now
            if task.cancelled():
                self.how = "cancelled"
            else:
                # Looking at the exception as asyncio itself does would hide that nobody retrieved it.
                self.how = "raised" if task._exception is not None else "returned"

        task.add_done_callback(end)

    def as_json(self) -> dict[str, Any]:
        return {"name": self.name, "from": self.made, "to": self.ended, "how": self.how}


def waiting(tasks: Iterable[asyncio.Task[Any]], filename: str) -> list[dict[str, Any]]:
    """What each unfinished task waits for: its name, and the innermost line of the submission on its stack."""
    found = []
    for task in tasks:
        if task.done():
            continue
        frame = _innermost(task.get_coro(), filename)
        name = getattr(task.get_coro(), "__qualname__", task.get_name())
        found.append({"task": str(name)[:60], "line": frame.f_lineno if frame else None})
    return found[:20]


def _innermost(coro: Any, filename: str) -> FrameType | None:
    found = None
    for frame in _await_chain(coro):
        if frame.f_code.co_filename == filename:
            found = frame
    return found


def _await_chain(coro: Any) -> Iterator[FrameType]:
    for _ in range(100):
        frame = next((f for a in ("cr_frame", "gi_frame", "ag_frame") if (f := getattr(coro, a, None))), None)
        if frame is not None:
            yield frame
        coro = next(
            (c for a in ("cr_await", "gi_yieldfrom", "ag_await") if (c := getattr(coro, a, None))), None
        )
        if coro is None:
            return


class OrderedSet(set[Any]):
    """A set that iterates in the order of insertion; asyncio's own sets are made of these."""

    def __init__(self, items: Iterable[Any] = ()) -> None:
        self._order: dict[Any, None] = {}
        super().__init__()
        for item in items:
            self.add(item)

    def add(self, item: Any) -> None:
        super().add(item)
        self._order[item] = None

    def discard(self, item: Any) -> None:
        super().discard(item)
        self._order.pop(item, None)

    def remove(self, item: Any) -> None:
        super().remove(item)
        del self._order[item]

    def pop(self) -> Any:
        item = next(iter(self._order), None)
        if item is None and not self._order:
            raise KeyError("pop from an empty set")
        self.remove(item)
        return item

    def clear(self) -> None:
        super().clear()
        self._order.clear()

    def __iter__(self) -> Iterator[Any]:
        # What the other methods of `set` have taken out or put in counts too.
        yield from [item for item in self._order if item in self]
        if len(self._order) != len(self):
            yield from [item for item in super().__iter__() if item not in self._order]


def _in_no_order(wait: Callable[..., Any]) -> Callable[..., Any]:
    """``asyncio.wait`` gives sets. In the order of its arguments they would do for what needs that order, by luck."""

    @functools.wraps(wait)
    async def unordered(*args: Any, **kwargs: Any) -> tuple[set[Any], set[Any]]:
        done, pending = await wait(*args, **kwargs)
        return OrderedSet(reversed([*done])), OrderedSet(reversed([*pending]))

    return unordered


def install(new_loop: Callable[[], VirtualLoop]) -> None:
    """Every way to an event loop leads to a virtual one."""
    asyncio.tasks.set = OrderedSet  # type: ignore[attr-defined]
    asyncio.wait = asyncio.tasks.wait = _in_no_order(_wait)
    asyncio.new_event_loop = asyncio.events.new_event_loop = new_loop
    if hasattr(asyncio, "EventLoop"):  # Python 3.13
        asyncio.EventLoop = new_loop
    asyncio.SelectorEventLoop = asyncio.DefaultEventLoopPolicy._loop_factory = new_loop  # type: ignore
