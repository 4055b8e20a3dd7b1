"""What a guest does when the judge says so: load the submission, then perform commands on it, one at a time.

command                                     reply
{"do": "load", source}                      {"out": "value"} or {"out": "raised", "error": …}
{"do": "name", "name": "f"}                 {"out": "value", "value": …} or {"out": "missing"}
{"do": "call", "on": …, "args", "kwargs"}   {"out": "value", …} or "raised"
{"do": "call", "name": "f", "args", "kwargs"}   the same, or {"out": "missing"}
{"do": "get", "on": …, "name"}              the same, for an attribute
{"do": "next"|"send"|"throw"|"close", …}    {"out": "yielded"|"returned"|"raised"|"closed", …}
{"do": "state", "on": …}                    {"out": "value", "value": "GEN_SUSPENDED"}
{"do": "run", "jobs": […]}                  {"out": "ran", "tasks": […]}, each job's end by a "done" call
{"do": "exec", source}                      {"out": "value"} or "raised": a whole program, for its output
{"do": "forget", "on": …} {"do": "collect"} {"out": "value"}
"""

import asyncio
import builtins
import gc
import inspect
import io
import linecache
import random
import sys
import types
import warnings
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

from quizzer.guest import clock, threads
from quizzer.guest import loop as virtual
from quizzer.guest.doors import Doors
from quizzer.guest.outside import NANOSECONDS, Outside
from quizzer.guest.threads import Workers
from quizzer.guest.values import Values, safe_text
from quizzer.wire.frames import Message, Wire

FILENAME = "submission.py"
"""What tracebacks call the submission, whatever its file is called: the same submission gives the same report."""

# Bound before a submission can replace them.
_generator_state, _coroutine_state = inspect.getgeneratorstate, inspect.getcoroutinestate
_is_awaitable, _sleep = inspect.isawaitable, asyncio.sleep


class Guest:
    """One guest, for one test. The zygote prepares it once, so that each fork of it has only to be connected."""

    loop_type = virtual.VirtualLoop

    def __init__(self) -> None:
        self._outside = Outside(self._perform)
        self._loops: list[virtual.VirtualLoop] = []
        self._begin()

    def _begin(self) -> None:
        """Nothing has been loaded or performed."""
        self._doors = Doors(self._outside, self._worker)
        self._values = self._doors.values = Values(FILENAME, self._doors.make)
        self._module = types.ModuleType("submission")
        self._loops.clear()
        self._runs = _Runs(self)
        self._warned: list[str] = []

    def prepare(self) -> None:
        """Put the judge's clock, and streams that go where descriptors 1 and 2 lead, in the place of Python's."""
        clock.install(self._outside, self._sleep_in_thread)
        virtual.install(self.new_loop)
        sys.stdin = open("/dev/null", encoding="utf-8")  # noqa: PTH123, SIM115 - it stays open
        for name, fd in (("stdout", 1), ("stderr", 2)):
            stream = open(fd, "w", buffering=1, encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)
        warnings.simplefilter("always")
        warnings.showwarning = self._note_warning

    def serve(self, wire: Wire) -> None:
        """Do what the judge says, until it hangs up."""
        # Not before the fork: it seeds randomness anew, and makes locks of `threading` anew.
        random.seed(0)
        threads.install(self._worker)
        self._runs.get_ready()
        self._outside.serve(wire)

    def forget(self) -> None:
        """Be as before anything was performed; nothing can be seen of it, in Python's own tables either."""
        # By hand: what was there before a fork is not looked at when garbage is collected in it.
        vars(self._module).clear()
        self._values.clear()
        self._doors.clear()
        self._runs.clear()
        self._begin()
        self._outside.begin()
        sys.modules.pop("submission", None)
        sys.modules["builtins"] = builtins
        linecache.cache.pop(FILENAME, None)
        threads.uninstall()
        virtual.count_anew()
        gc.collect()

    def _perform(self, message: Message) -> Message:
        perform = _COMMANDS[message["do"]]
        reply = perform(self, message)
        for stream in (sys.stdout, sys.stderr):
            with suppress(BaseException):  # printed too much, or not a stream any more
                stream.flush()
        if self._warned:
            reply["warned"] = self._warned[:20]
            self._warned = []
        return reply

    def _load(self, message: Message) -> Message:
        sys.modules["submission"] = self._module
        return self._attempt(lambda: _execute(message["source"], self._module))

    def _exec(self, message: Message) -> Message:
        """Run a program as the main module; what it prints on stdout is its result."""
        sys.stderr = io.StringIO()
        main = sys.modules["__main__"] = types.ModuleType("__main__")
        return self._attempt(lambda: _execute(message["source"], main))

    def _name(self, message: Message) -> Message:
        names = self._module.__dict__
        if message["name"] not in names:
            return self._missing(message["name"])
        return {"out": "value", "value": self._values.pack(names[message["name"]])}

    def _missing(self, name: str) -> Message:
        """Names are there that may be misspelt; none when the name is there and means no function."""
        names = [] if name in self._module.__dict__ else [*map(str, self._module.__dict__)]
        return {"out": "missing", "names": [n for n in names if not n.startswith("_")][:50]}

    def _call(self, message: Message) -> Message:
        if "name" not in message:
            target = self._values.unpack(message["on"])
        elif not callable(target := self._module.__dict__.get(message["name"])):
            return self._missing(message["name"])
        args, kwargs = self._arguments(message)
        return self._attempt(lambda: target(*args, **kwargs))

    def _get(self, message: Message) -> Message:
        target = self._values.unpack(message["on"])
        return self._attempt(lambda: getattr(target, message["name"]))

    def _value(self, message: Message) -> Message:
        return {"out": "value", "value": self._values.pack(self._values.unpack(message["on"]))}

    def _length(self, message: Message) -> Message:
        target = self._values.unpack(message["on"])
        return self._attempt(lambda: len(target))

    def _next(self, message: Message) -> Message:
        target = self._values.unpack(message["on"])
        return self._step(lambda: next(target))

    def _send(self, message: Message) -> Message:
        target = self._values.unpack(message["on"])
        value = self._values.unpack(message["value"])
        return self._step(lambda: target.send(value))

    def _throw(self, message: Message) -> Message:
        target = self._values.unpack(message["on"])
        (args, _) = self._arguments(message)
        return self._step(lambda: target.throw(*args))

    def _close(self, message: Message) -> Message:
        target = self._values.unpack(message["on"])
        reply = self._attempt(lambda: target.close())
        return {**reply, "out": "closed"} if reply["out"] == "value" else reply

    def _state(self, message: Message) -> Message:
        target = self._values.unpack(message["on"])
        state: str | None = None
        if type(target) is types.GeneratorType:
            state = _generator_state(target)
        elif type(target) is types.CoroutineType:
            state = _coroutine_state(target)
        return {"out": "value", "value": state}

    def _forget(self, message: Message) -> Message:
        self._values.forget(message["id"])
        return {"out": "value", "value": None}

    def _collect(self, _: Message) -> Message:
        gc.collect()
        return {"out": "value", "value": None}

    def _run(self, message: Message) -> Message:
        return self._runs.run(message["jobs"], message["until"])

    def _shut_down(self, _: Message) -> Message:
        return self._runs.shut_down()

    def _arguments(self, message: Message) -> tuple[list[Any], dict[str, Any]]:
        return self._values.unpack(message["args"]), self._values.unpack(message.get("kwargs", {}))

    def _attempt(self, act: Callable[[], Any]) -> Message:
        try:
            return {"out": "value", "value": self._values.pack(act())}
        except BaseException as e:  # also when there is no memory left to say what came
            return {"out": "raised", "error": self._values.pack(e)}

    def _step(self, act: Callable[[], Any]) -> Message:
        try:
            return {"out": "yielded", "value": self._values.pack(act())}
        except StopIteration as e:
            return {"out": "returned", "value": self._values.pack(e.value)}
        except BaseException as e:
            return {"out": "raised", "error": self._values.pack(e)}

    def new_loop(self) -> virtual.VirtualLoop:
        loop = self.loop_type(self._outside)
        self._loops.append(loop)
        return loop

    def _worker(self) -> Workers | None:
        """The workers that the calling thread is one of; none on the main thread."""
        return next((loop.workers for loop in self._loops if loop.workers.current()), None)

    def _sleep_in_thread(self, duration: int) -> bool:
        worker = self._worker()
        if worker is not None:
            worker.wait("timer", ns=duration)
        return worker is not None

    def _note_warning(self, message: Any, category: type, *_: Any, **__: Any) -> None:
        if issubclass(category, RuntimeWarning):
            self._warned.append(safe_text(message))

    @property
    def outside(self) -> Outside:
        return self._outside

    @property
    def values(self) -> Values:
        return self._values


def _execute(source: str, module: types.ModuleType) -> None:
    """Run a file's bytes (one character each) as Python would: it decides about encodings, NULs and syntax."""
    module.__dict__["__builtins__"] = _own_builtins()
    code = source.encode("latin-1")
    lines = code.decode("utf-8", "replace").splitlines(keepends=True)
    linecache.cache[FILENAME] = (len(code), None, lines, FILENAME)
    exec(_compiled(code), module.__dict__)  # noqa: S102 - this is the guest's purpose


def _compiled(code: bytes) -> types.CodeType:
    try:
        return compile(code, FILENAME, "exec")
    except SyntaxError:
        # Of bytes, Python before 3.13 counts columns in bytes for some errors; of text never.
        with suppress(UnicodeDecodeError):
            compile(code.decode("utf-8"), FILENAME, "exec")
        raise


def _own_builtins() -> types.ModuleType:
    """The built-in functions for a submission: one that replaces them replaces its own, not those of the guest."""
    own = types.ModuleType("builtins")
    own.__dict__.update(builtins.__dict__)
    sys.modules["builtins"] = own
    return own


class _Runs:
    """Runs jobs on one loop of the judge's time, which lives as long as the guest."""

    def __init__(self, guest: Guest) -> None:
        self._guest = guest
        self.clear()

    def clear(self) -> None:
        """Nothing has run yet."""
        self._problems: list[dict[str, Any]] = []
        self._loop: virtual.VirtualLoop | None = None

    def get_ready(self) -> None:
        """Make the loop: nobody waits yet, and for the first time it takes as long as a whole run."""
        loop = self._guest.new_loop()
        loop.set_exception_handler(lambda _, context: self._problems.append(self._problem(context)))
        self._loop = loop

    def run(self, jobs: list[dict[str, Any]], until: int) -> Message:
        """Each job: {"key", "on", "label", "name"?, "args"?, "at", "cancel"}; times in nanoseconds from now."""
        return self._to_the_end(lambda loop: self._direct(loop, jobs, until))

    def shut_down(self) -> Message:
        """End what is left as ``asyncio.run`` would."""
        return self._to_the_end(self._end)

    def _to_the_end(self, work: Callable[[virtual.VirtualLoop], Coroutine[Any, Any, None]]) -> Message:
        loop = self._loop
        assert loop is not None
        asyncio.set_event_loop(loop)
        try:
            loop.run_until_complete(loop.make_hidden_task(work(loop)))
            reply: Message = {"out": "ran", "left": virtual.waiting(loop.unfinished(), FILENAME)}
        except virtual.Stuck as stuck:
            waiting = virtual.waiting(loop.unfinished(), FILENAME)
            reply = {"out": "stuck", "how": stuck.how, "waiting": waiting}
        except BaseException as e:
            reply = {"out": "raised", "error": self._guest.values.pack(e)}
        finally:
            asyncio.set_event_loop(None)
        reply["tasks"] = [record.as_json() for record in loop.history]
        reply["problems"], self._problems = self._problems[:20], []
        return reply

    async def _direct(self, loop: virtual.VirtualLoop, jobs: list[dict[str, Any]], until: int) -> None:
        begin = loop.time()
        all_done = loop.create_future()
        left = len(jobs)
        # What one of them comes to goes with the reply; what several do need not fit into one message.
        say = self._guest.outside.tell if left == 1 else self._guest.outside.ask

        def start(job: dict[str, Any]) -> None:
            work: Any = self._do(job, say)
            work.__qualname__ = job["label"]  # what waits, as readers know it
            task = loop.create_task(work)
            loop.name_last(job["label"])
            task.add_done_callback(ended)
            if job["cancel"] is not None:
                loop.call_at(begin + job["cancel"] / NANOSECONDS, task.cancel)

        def ended(task: asyncio.Task[Any]) -> None:
            nonlocal left
            left -= 1
            if not task.cancelled():
                task.exception()
            if not left:
                all_done.set_result(None)

        for job in jobs:
            if job["at"]:
                loop.call_at(begin + job["at"] / NANOSECONDS, start, job)
            else:
                start(job)
        if jobs:
            await all_done
        if until / NANOSECONDS > loop.time() - begin:
            await _sleep(begin + until / NANOSECONDS - loop.time())

    async def _do(self, job: dict[str, Any], say: Callable[..., object]) -> None:
        guest = self._guest
        report = {"key": job["key"]}
        try:
            value = guest.values.unpack(job["on"])
            if "name" in job:
                value = getattr(value, job["name"])(*guest.values.unpack(job["args"]))
            if "name" not in job or _is_awaitable(value):
                value = await value
        except virtual.Stuck:
            raise
        except BaseException as e:
            say("done", **report, how="raised", error=guest.values.pack(e))
            if isinstance(e, asyncio.CancelledError):
                raise
        else:
            say("done", **report, how="returned", value=guest.values.pack(value))

    async def _end(self, loop: virtual.VirtualLoop) -> None:
        left = loop.unfinished()
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        await loop.shutdown_asyncgens()

    def _problem(self, context: dict[str, Any]) -> dict[str, Any]:
        return {"message": safe_text(context.get("message", ""))[:200]}


_COMMANDS: dict[str, Callable[[Guest, Message], Message]] = {
    "load": Guest._load,
    "exec": Guest._exec,
    "name": Guest._name,
    "call": Guest._call,
    "get": Guest._get,
    "value": Guest._value,
    "len": Guest._length,
    "next": Guest._next,
    "send": Guest._send,
    "throw": Guest._throw,
    "close": Guest._close,
    "state": Guest._state,
    "forget": Guest._forget,
    "collect": Guest._collect,
    "run": Guest._run,
    "shutdown": Guest._shut_down,
}
