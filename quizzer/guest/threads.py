"""Worker threads on the judge's clock: one at a time, and time stands still while one runs.

``asyncio.to_thread`` and ``run_in_executor`` make a real thread for each call. The loop's thread hands a baton to one
worker and waits until it comes back: because the worker has finished, sleeps (a timer of the judge's like any other),
or waits for a blocking call that the judge serves. So threads that sleep one second each take one second together,
and every run is the same.
"""

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from quizzer.guest.outside import Outside

if TYPE_CHECKING:
    from quizzer.guest.loop import VirtualLoop

STACK = 512 << 10
WORKERS = 200
"""Threads alive at one time; further calls wait for one to end, as they would for a place in a pool."""


class _Worker:
    def __init__(
        self, func: Callable[..., Any], args: tuple[Any, ...], future: "asyncio.Future[Any]"
    ) -> None:
        self.func, self.args, self.future = func, args, future
        self.thread: threading.Thread | None = None
        self.go = threading.Semaphore(0)
        self.news: Any = None


class Workers:
    """The worker threads of one loop."""

    def __init__(self, outside: Outside, loop: "VirtualLoop") -> None:
        self._outside = outside
        self._loop = loop
        self._new: deque[_Worker] = deque()
        self._ready: deque[_Worker] = deque()
        self._alive: dict[threading.Thread, _Worker] = {}
        self._back = threading.Semaphore(0)
        self.used = False

    def submit(self, func: Callable[..., Any], args: tuple[Any, ...]) -> "asyncio.Future[Any]":
        self.used = True
        worker = _Worker(func, args, self._loop.create_future())
        self._new.append(worker)
        return worker.future

    def run_ready(self) -> bool:
        """Let every worker that can run do so, until it waits or ends; whether there was one."""
        ran = False
        while self._ready or (self._new and len(self._alive) < WORKERS):
            ran = True
            if self._ready:
                worker = self._ready.popleft()
                worker.go.release()
            else:
                self._start(self._new.popleft())
            self._back.acquire()
        return ran

    def current(self) -> bool:
        """Whether the calling thread is one of these workers."""
        return threading.current_thread() in self._alive

    def wait(self, call: str, **details: Any) -> Any:
        """From a worker: ask the judge to begin something, wait until it has happened, and return what it said."""
        worker = self._alive[threading.current_thread()]
        key = self._outside.ask(call, **details)["key"]

        def wake(news: Any) -> None:
            worker.news = news
            self._ready.append(worker)

        self._loop.expect(key, wake)
        self._back.release()
        worker.go.acquire()
        return worker.news

    def _start(self, worker: _Worker) -> None:
        threading.stack_size(STACK)
        thread = threading.Thread(target=self._work, args=(worker,), daemon=True)
        worker.thread = thread
        self._alive[thread] = worker
        try:
            thread.start()
        except RuntimeError as e:
            del self._alive[thread]
            worker.future.set_exception(e)
            self._back.release()

    def _work(self, worker: _Worker) -> None:
        result: Any = None
        error: BaseException | None = None
        try:
            result = worker.func(*worker.args)
        except BaseException as e:
            error = e
        del self._alive[threading.current_thread()]
        self._finish(worker.future, result, error)
        self._back.release()

    def _finish(self, future: "asyncio.Future[Any]", result: Any, error: BaseException | None) -> None:
        # The loop's thread waits for the baton, so that touching its future from here is safe.
        if future.done():
            return
        if error is None:
            future.set_result(result)
        elif isinstance(error, StopIteration):
            future.set_exception(RuntimeError(f"{type(error).__name__} raised in a worker thread"))
        else:
            future.set_exception(error)
