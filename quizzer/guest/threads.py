"""Worker threads on the judge's clock: one at a time, and time stands still while one runs.

``asyncio.to_thread`` and ``run_in_executor`` hand calls to real threads, as many as the executor would have. The
loop's thread hands a baton to one of them and waits until it comes back: because the call has ended, sleeps (a timer
of the judge's like any other), waits for a blocking call that the judge serves, or for a ``threading.Condition``
(and so for an event, a queue, or a future of the loop). So threads that sleep one second each take one second
together, and every run is the same.
"""

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.thread import BrokenThreadPool
from typing import TYPE_CHECKING, Any

from quizzer.guest.outside import NANOSECONDS, Outside

if TYPE_CHECKING:
    from quizzer.guest.loop import VirtualLoop

STACK = 512 << 10
DEFAULT_WORKERS = 32
"""Threads of the default executor: what Python has on a machine of 28 processors or more, here on every machine."""
MOST_WORKERS = 200
"""Threads alive at one time, whatever an executor says."""

_new_lock = threading.Lock
_allocate_lock = threading._allocate_lock  # type: ignore[attr-defined]


class _Call:
    """A call that waits for a thread, or that has one."""

    def __init__(
        self, func: Callable[..., Any], args: tuple[Any, ...], future: "asyncio.Future[Any]"
    ) -> None:
        self.func, self.args, self.future = func, args, future
        self.result: Any = None
        self.error: BaseException | None = None

    def perform(self) -> None:
        try:
            self.result = self.func(*self.args)
        except BaseException as e:
            self.error = e

    def finish(self) -> None:
        """On the loop's thread: what came of the call belongs to whoever awaits it."""
        if self.future.done():
            return
        if self.error is None:
            self.future.set_result(self.result)
        elif isinstance(self.error, StopIteration):
            self.future.set_exception(RuntimeError("StopIteration raised in a worker thread"))
        else:
            self.future.set_exception(self.error)


class _Pool:
    """The threads of one executor."""

    def __init__(self, executor: ThreadPoolExecutor | None) -> None:
        self.executor = executor  # kept, so that its id() stays its own
        self.size = DEFAULT_WORKERS if executor is None else executor._max_workers
        self.prefix = "asyncio" if executor is None else executor._thread_name_prefix
        self.initializer = getattr(executor, "_initializer", None)
        self.initargs: tuple[Any, ...] = getattr(executor, "_initargs", ())
        self.queue: deque[_Call] = deque()
        self.idle: list[_Worker] = []
        self.made = 0


class _Worker:
    """One thread of a pool; it runs only between ``go`` and handing the baton back."""

    def __init__(self, pool: _Pool) -> None:
        self.pool = pool
        self.go = _taken()
        self.call: _Call | None = None
        self.ended = False
        self.ident = 0
        self.news: Any = None


class Workers:
    """The worker threads of one loop."""

    def __init__(self, outside: Outside, loop: "VirtualLoop") -> None:
        self._outside = outside
        self._loop = loop
        self._pools: dict[int, _Pool] = {}
        self._ready: deque[_Worker] = deque()
        self._parked: list[tuple[_Worker, Callable[[], bool]]] = []
        self._running: _Worker | None = None
        self._alive = 0
        self._back = _taken()

    def submit(
        self, executor: ThreadPoolExecutor | None, func: Callable[..., Any], args: tuple[Any, ...]
    ) -> "asyncio.Future[Any]":
        """Raises ``RuntimeError`` for an executor that has been shut down."""
        if executor is not None and executor._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
        call = _Call(func, args, self._loop.create_future())
        self._pools.setdefault(id(executor), _Pool(executor)).queue.append(call)
        return call.future

    def run_ready(self) -> bool:
        """Let every worker that can run do so, until it waits or its call ends; whether there was one."""
        ran = False
        while (worker := self._next()) is not None:
            ran = True
            self._hand_over(worker)
        return ran

    def current(self) -> bool:
        """Whether the calling thread is the one of these workers that runs."""
        return self._running is not None and self._running.ident == threading.get_ident()

    def wait(self, call: str, **details: Any) -> Any:
        """From a worker: ask the judge to begin something, wait until it has happened, and return what it said."""
        worker = self._running
        assert worker is not None
        key = self._outside.number()
        self._outside.ask(call, key=key, **details)

        def wake(news: Any) -> None:
            worker.news = news
            self._ready.append(worker)

        self._loop.expect(key, wake)
        self._give_back(worker)
        return worker.news

    def park(self, ready: Callable[[], bool], timeout: float | None) -> bool:
        """From a worker: wait until ``ready()``, or so many seconds; whether it was."""
        worker = self._running
        assert worker is not None
        over = False

        def expire(_: Any) -> None:
            nonlocal over
            over = True

        key = None
        if timeout is not None:
            key = self._outside.number()
            self._outside.tell("timer", key=key, ns=round(timeout * NANOSECONDS))
            self._loop.expect(key, expire)
        self._parked.append((worker, lambda: over or ready()))
        self._give_back(worker)
        if key is not None:
            self._loop.forget(key)
        return not over or ready()

    def _next(self) -> _Worker | None:
        """Who runs next: one whose wait is over, else the first call for which there is a thread."""
        for entry in self._parked:
            if entry[1]():
                self._parked.remove(entry)
                return entry[0]
        if self._ready:
            return self._ready.popleft()
        for pool in self._pools.values():
            while pool.queue and pool.queue[0].future.cancelled():
                pool.queue.popleft()
            if pool.queue and (worker := self._free(pool)) is not None:
                worker.call = pool.queue.popleft()
                return worker
        return None

    def _free(self, pool: _Pool) -> _Worker | None:
        """A thread of the pool that has nothing to do, a new one if it may have one more."""
        if pool.idle:
            return pool.idle.pop()
        if pool.made >= pool.size or self._alive >= MOST_WORKERS:
            return None
        worker = _Worker(pool)
        threading.stack_size(STACK)
        thread = threading.Thread(
            target=self._work, args=(worker,), name=f"{pool.prefix}_{pool.made}", daemon=True
        )
        try:
            thread.start()
        except RuntimeError as e:  # the limit on memory leaves no room for it
            pool.queue.popleft().future.set_exception(e)
            return None
        assert thread.ident is not None
        worker.ident = thread.ident
        pool.made += 1
        self._alive += 1
        return worker

    def _hand_over(self, worker: _Worker) -> None:
        """On the loop's thread: let the worker run, and wait until the baton comes back."""
        self._running, self._outside.speaker = worker, worker.ident
        worker.go.release()
        self._back.acquire()
        self._running, self._outside.speaker = None, self._outside.main_thread
        if worker.ended and worker.call is not None:
            worker.call.finish()
            worker.call, worker.ended = None, False
            worker.pool.idle.append(worker)

    def _give_back(self, worker: _Worker) -> None:
        """On the worker's thread: hand the baton back, and wait until it comes again."""
        self._back.release()
        worker.go.acquire()

    def _work(self, worker: _Worker) -> None:
        worker.go.acquire()
        broken = self._initialize(worker.pool)
        while True:
            assert worker.call is not None
            worker.call.error = broken
            if broken is None:
                worker.call.perform()
            worker.ended = True
            self._give_back(worker)

    def _initialize(self, pool: _Pool) -> BaseException | None:
        try:
            if pool.initializer is not None:
                pool.initializer(*pool.initargs)
        except BaseException:
            return BrokenThreadPool("A thread initializer failed, the thread pool is not usable anymore")
        return None


def _taken() -> threading.Lock:
    """A lock of the real kind whose release is awaited: whoever holds the baton takes it along."""
    lock = _new_lock()
    lock.acquire()
    return lock


class _Waiter:
    """The lock on which a thread waits in ``threading.Condition.wait``: one that hands the baton back meanwhile."""

    def __init__(self, current: Callable[[], Workers | None]) -> None:
        self._lock = _new_lock()
        self._current = current
        self.release = self._lock.release
        self.locked = self._lock.locked

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        if self._lock.acquire(False):
            return True
        workers = self._current() if blocking else None
        if workers is None:
            return self._lock.acquire(blocking, timeout)
        return workers.park(lambda: self._lock.acquire(False), None if timeout < 0 else timeout)


def install(current: Callable[[], Workers | None]) -> None:
    """Conditions, and what is made of them (events, queues, futures), wait on the judge's clock in a worker."""
    threading._allocate_lock = lambda: _Waiter(current)  # type: ignore[attr-defined]


def uninstall() -> None:
    """As they were before."""
    threading._allocate_lock = _allocate_lock  # type: ignore[attr-defined]
