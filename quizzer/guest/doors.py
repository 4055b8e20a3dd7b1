"""The judge's things as objects in the guest: what a submission gets handed and can await, call or iterate.

    {"$": "door", "kind": "fetch", "id": 3, "name": "a"}    a function without arguments that returns a coroutine
    {"$": "door", "kind": "awaitable", …}                   such a coroutine, made already
    {"$": "door", "kind": "blocking", …}                    a plain function that blocks the thread that calls it
    {"$": "door", "kind": "function", …}                    a plain function that the judge answers at once
    {"$": "door", "kind": "coroutine function", …}          the same behind ``async def``: it never suspends
    {"$": "door", "kind": "generator", …}                   a generator whose every step the judge decides
    {"$": "door", "kind": "list", …}                        an empty list that the judge reads later
    {"$": "door", "kind": "generator function", …, "doc"}   a function that returns such generators

What comes out of a door is known to the judge only, until the time has come.
"""

import asyncio
from collections.abc import Callable, Coroutine, Generator
from typing import Any, TypeVar

from quizzer.guest.outside import NANOSECONDS, Outside
from quizzer.guest.values import Values
from quizzer.wire.frames import Message

_sleep = asyncio.sleep  # bound before a submission can replace it

F = TypeVar("F", bound=Callable[..., Any])


class Doors:
    """Makes the objects for what the judge describes; the same description gives the same object."""

    def __init__(self, outside: Outside, in_worker: Callable[[], Any]) -> None:
        self._outside = outside
        self._in_worker = in_worker
        self.values: Values
        self.clear()

    def clear(self) -> None:
        """Nothing has been described yet."""
        self._made: dict[tuple[str, int], object] = {}

    def make(self, data: dict[str, Any]) -> object:
        if data["$"] != "door":
            raise ValueError(f"unknown thing {data['$']!r}")
        key = (data["kind"], data["id"])
        if data["kind"] == "awaitable":
            return self._named(self._coroutine, data)(())
        if key not in self._made:
            self._made[key] = _MAKERS[data["kind"]](self, data)
        return self._made[key]

    def _fetch(self, data: dict[str, Any]) -> Callable[..., Coroutine[Any, Any, Any]]:
        def fetch(*args: Any, **kwargs: Any) -> Coroutine[Any, Any, Any]:
            say = self._outside.ask if args or kwargs else self._outside.tell
            say("called", id=data["id"], args=self.values.pack(args), kwargs=self.values.pack(kwargs))
            return self._coroutine(data, args)

        return _rename(fetch, data["name"])

    def _coroutine(self, data: dict[str, Any], args: tuple[Any, ...]) -> Coroutine[Any, Any, Any]:
        async def fetch() -> Any:
            loop: Any = asyncio.get_running_loop()
            packed = self.values.pack(args)
            key = self._outside.number()
            # Where the suite computes what comes of it, it does so at this moment.
            say = self._outside.ask if args or data["computed"] else self._outside.tell
            say("start", key=key, id=data["id"], args=packed)
            return await self._arrival(loop, key)

        return _rename(fetch, data["name"])()

    async def _arrival(self, loop: Any, key: int) -> Any:
        """Wait until the judge says that it has happened; tell the judge when it is cancelled or dropped."""
        while True:
            future: asyncio.Future[Message] = loop.create_future()
            loop.expect(key, lambda event, future=future: future.done() or future.set_result(event))
            try:
                event = await future
            except asyncio.CancelledError as e:
                loop.forget(key)
                after = self._outside.number()
                answer = self._outside.ask("cancelled", key=key, after=after)
                if not answer["goes on"]:
                    raise
                # It cleans up for a while, or it refuses to be cancelled.
                key = after
                if not answer["refused"]:
                    await self._arrival(loop, key)
                    raise e
            except GeneratorExit:
                self._outside.tell("dropped", key=key)
                raise
            else:
                return self._open(event)

    def _ticker(self, data: dict[str, Any]) -> Coroutine[Any, Any, Any]:
        async def tick() -> None:
            for _ in range(data["times"]):
                self._outside.ask("tick", id=data["id"])
                await _sleep(data["every"] / NANOSECONDS)

        return _rename(tick, data["name"])()

    def _blocking(self, data: dict[str, Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            details = {
                "id": data["id"],
                "args": self.values.pack(args),
                "kwargs": self.values.pack(kwargs),
            }
            worker = self._in_worker()
            if worker is not None:
                return self._open(worker.wait("start", **details, thread=True))
            return self._open(self._outside.ask("blocked", key=self._outside.number(), **details))

        return _rename(call, data["name"])

    def _function(self, data: dict[str, Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            return self._answer(data, args, kwargs)

        return _rename(call, data["name"])

    def _coroutine_function(self, data: dict[str, Any]) -> Callable[..., Any]:
        async def call(*args: Any, **kwargs: Any) -> Any:
            return self._answer(data, args, kwargs)

        return _rename(call, data["name"])

    def _answer(self, data: dict[str, Any], args: Any, kwargs: Any) -> Any:
        packed = {"args": self.values.pack(args), "kwargs": self.values.pack(kwargs)}
        return self._open(self._outside.ask("function", id=data["id"], **packed))

    def _generator(self, data: dict[str, Any]) -> Generator[Any, Any, Any]:
        def generator() -> Generator[Any, Any, Any]:
            answer = self._outside.ask("step", id=data["id"], op="next")
            while "yielded" in answer:
                try:
                    got = yield self.values.unpack(answer["yielded"])
                except GeneratorExit:
                    self._outside.ask("step", id=data["id"], op="close")
                    raise
                except BaseException as e:
                    answer = self._outside.ask("step", id=data["id"], op="throw", error=self.values.pack(e))
                else:
                    answer = self._outside.ask("step", id=data["id"], op="send", value=self.values.pack(got))
            return self._open(answer)

        return _rename(generator, data["name"])()

    def _generator_function(self, data: dict[str, Any]) -> Callable[..., Generator[Any, Any, Any]]:
        def generator(*args: Any, **kwargs: Any) -> Generator[Any, Any, Any]:
            packed = {"args": self.values.pack(args), "kwargs": self.values.pack(kwargs)}
            began = self._open(self._outside.ask("begin", id=data["id"], **packed))
            return (yield from self._generator({"id": began, "name": data["name"]}))

        generator.__doc__ = data["doc"]
        return _rename(generator, data["name"])

    def _list(self, _data: dict[str, Any]) -> list[Any]:
        return []

    def _iterator(self, data: dict[str, Any]) -> Any:
        """A plain iterator: it has ``__next__`` and nothing else."""
        outside, opened = self._outside, self._open

        class Iterator:
            def __iter__(self) -> Any:
                return self

            def __next__(self) -> Any:
                answer = outside.ask("step", id=data["id"], op="next")
                if "yielded" in answer:
                    return opened({"value": answer["yielded"]})
                opened(answer)
                raise StopIteration

        return Iterator()

    def _named(self, make: Callable[..., Any], data: dict[str, Any]) -> Callable[..., Any]:
        return lambda args: make(data, args)

    def _open(self, answer: Message) -> Any:
        if "error" in answer:
            raise self.values.unpack(answer["error"])
        return self.values.unpack(answer["value"])


_MAKERS: dict[str, Callable[[Doors, dict[str, Any]], object]] = {
    "fetch": Doors._fetch,
    "blocking": Doors._blocking,
    "function": Doors._function,
    "coroutine function": Doors._coroutine_function,
    "generator": Doors._generator,
    "generator function": Doors._generator_function,
    "iterator": Doors._iterator,
    "ticker": Doors._ticker,
    "list": Doors._list,
}


def _rename(function: F, name: str) -> F:
    function.__name__ = function.__qualname__ = name
    return function
