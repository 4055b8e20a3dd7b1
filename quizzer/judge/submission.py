"""The fixture ``submission``: what a submission defines, driven step by step, each step recorded."""

from collections.abc import Callable
from itertools import count
from typing import Any, ClassVar, Self

from quizzer.judge.link import Gone, Guest
from quizzer.judge.transcript import Said, Step, Transcript, Unmet, masked
from quizzer.judge.values import Anything, Handle, Thrown, read_exception, read_handle, same
from quizzer.judge.world import Awaitable, Thing, World, nanoseconds, seconds_text
from quizzer.wire.codec import Json, Malformed, pack, unpack
from quizzer.wire.frames import Message


class Trial:
    """One test's talk with one guest: the transcript, the world, and the values that go between."""

    def __init__(self, begin: Callable[[Callable[[Message], Message]], Guest]) -> None:
        self.transcript = Transcript()
        self.world = World(self.transcript)
        self.world.pack, self.world.unpack, self.world.show = self.pack, self.unpack, self.show
        self.world.run = lambda *jobs: run_together(self, list(jobs))
        self.guest = begin(self._answer)
        self.tasks: list[dict[str, Any]] = []
        self.waiting: list[dict[str, Any]] = []
        self.warned: list[str] = []
        self.last_error: Thrown | None = None
        self._given: list[BaseException] = []
        self._unsettled: Outcome | None = None
        self._suite_error: BaseException | None = None
        self.job_keys = count(1)
        self._labels: dict[int, str] = {}

    def command(self, do: str, **details: Any) -> Message:
        """Have the guest do something. A reply that makes no sense is the submission's doing: ``Gone``."""
        reply = self.guest.command(do, self.world.now, **details)
        if self._suite_error is not None:
            raise self._suite_error
        self.warned += [w for w in reply.get("warned", []) if type(w) is str]
        if self.world.stuck:
            # Known from the wire: whatever the submission makes of it, nothing in it can run.
            reply = {**reply, "out": "stuck"}
            self.waiting = [_waiting(w) for w in reply.get("waiting", [])]
        return reply

    def pack(self, value: Any) -> Json:
        return pack(value, self._opaque)

    def unpack(self, data: Json) -> Any:
        try:
            return unpack(data, self._special)
        except Malformed as e:
            raise Gone("crashed", "spoke on the wire") from e

    def show(self, value: Any) -> str:
        """A value as Python text, cut, with the judge's random tokens named instead of spelled out."""
        text = masked(repr(value), self.world.tokens)
        return text if len(text) <= 300 else text[:299] + "…"

    def label(self, handle: Handle) -> str:
        """A short name for an object of the guest: a, b, c, … in the order of their appearance."""
        place = len(self._labels)
        return self._labels.setdefault(
            handle.id, chr(ord("a") + place % 26) + (str(place // 26) if place > 25 else "")
        )

    def settle(self) -> None:
        """A step of which nothing was asked must at least not have failed."""
        outcome, self._unsettled = self._unsettled, None
        if outcome is not None and outcome.kind not in outcome.UNREMARKABLE:
            outcome.step.wanted, outcome.step.ok = Said("no exception"), False
            raise Unmet(outcome.step)

    def await_statement(self, outcome: "Outcome") -> None:
        self.settle()
        self._unsettled = outcome

    def stated(self, outcome: "Outcome") -> None:
        if self._unsettled is outcome:
            self._unsettled = None

    def _answer(self, message: Message) -> Message:
        if self._suite_error is not None:
            return {"now": self.world.now, "stuck": True, "due": [], "value": None}
        try:
            return self.world.answer(message)
        except Unmet as e:
            # A check inside the suite's own callback: the trial ends when the guest has answered.
            self._suite_error = e
            return {"now": self.world.now, "error": self.pack(RuntimeError("the judge has seen enough"))}
        except (
            KeyError,
            IndexError,
            TypeError,
            ValueError,
            AttributeError,
            AssertionError,
            StopIteration,
        ) as e:
            raise Gone("crashed", "spoke on the wire", type(e).__name__) from e

    def _opaque(self, value: Any) -> Json:
        if isinstance(value, Outcome):
            value = value.value
        if isinstance(value, Handle | Thrown):
            return {"$": "ref", "id": value.id}
        if isinstance(value, Thing | Awaitable):
            return value.door()
        if isinstance(value, BaseException):
            if not any(value is e for e in self._given):
                self._given.append(value)
            key = next(i for i, e in enumerate(self._given) if e is value)
            return {
                "$": "raise",
                "type": type(value).__name__,
                "args": self.pack(list(value.args)),
                "key": key,
            }
        raise TypeError(f"a suite cannot hand over {value!r}")

    def _special(self, data: dict[str, Any]) -> object:
        if data["$"] == "exc":
            thrown = read_exception(data, self.unpack)
            if thrown.key is not None:
                self._given[thrown.key]  # raises IndexError for a key that was never given
            return thrown
        if data["$"] == "ref":
            return read_handle(data)
        raise ValueError(data["$"])

    def given(self, thrown: Thrown) -> BaseException | None:
        """The judge's own exception that this one is, if it is one."""
        return None if thrown.key is None else self._given[thrown.key]


class Outcome:
    """What a step gave; the expectations on it, each recorded before it may fail.

    What the step gave may be an object that stays in the guest: then it can be driven further.
    """

    UNREMARKABLE: ClassVar[tuple[str, ...]] = ("yields", "gives", "closes")
    """What a step may come to that a test states nothing of."""

    def __init__(self, trial: Trial, call: str, subject: str, kind: str, value: Any) -> None:
        self._trial = trial
        self.kind, self.value = kind, value
        made = trial.label(value) if isinstance(value, Handle) else ""
        got = self._said(kind, value)
        self.step = trial.transcript.add(
            Step(trial.world.now, call=call, subject=subject, made=made, got=got)
        )
        if isinstance(value, Thrown) and kind == "raises":
            trial.last_error = value
        trial.await_statement(self)

    # Expectations.

    def gives(self, wanted: Any) -> Self:
        """The generator yielded this value (``next``, ``send``, ``throw``)."""
        return self._want("yields", wanted)

    def returns(self, wanted: Any) -> Self:
        """The function, generator or coroutine returned this value."""
        return self._want("gives" if self.kind == "gives" else "returns", wanted)

    def raises(
        self, wanted: type[BaseException] | BaseException | str, *args: Any, text: str | None = None
    ) -> Self:
        """It raised an exception of that type (or a subclass), with those arguments, or that very exception."""
        if isinstance(wanted, BaseException):
            said = Said("raises", self._trial.show(wanted))
        else:
            name = wanted if isinstance(wanted, str) else wanted.__name__
            said = Said("raises", name + (f"({', '.join(map(self._trial.show, args))})" if args else ""))
        held = self.kind == "raises" and self._is(self.value, wanted, args)
        if text is not None:
            said = Said("raises", f"{said.value}: {text}")
            held = held and text in self.value.text
        return self._state(said, held)

    def closes(self) -> Self:
        """``close()`` came back without an exception."""
        return self._state(Said("closes"), self.kind == "closes")

    def ends(self) -> Self:
        """The generator is finished: StopIteration, whatever its value."""
        return self._state(Said("returns", "…"), self.kind == "returns")

    def is_a(self, kind: str) -> Self:
        """The object is really of that kind: generator, coroutine, async generator, function, task, class."""
        got = self.value.kind if isinstance(self.value, Handle) else "value"
        return self._state(Said("is", kind), got == kind)

    @property
    def error(self) -> Thrown:
        """The exception that it raised, to look at its cause or parts; it must have raised one."""
        if self.kind != "raises":
            self._state(Said("raises", "…"), held=False)
        self._trial.stated(self)
        assert isinstance(self.value, Thrown)
        return self.value

    # Driving what came out.

    def next(self) -> "Outcome":
        return self._drive("next", "next()")

    def send(self, value: Any) -> "Outcome":
        return self._drive("send", f"send({self._trial.show(value)})", value=self._trial.pack(value))

    def throw(self, *args: Any) -> "Outcome":
        """``throw(exception)``, ``throw(type)`` or the older ``throw(type, value)``."""
        shown = ", ".join(map(self._trial.show, args))
        return self._drive("throw", f"throw({shown})", args=self._trial.pack(list(args)))

    def close(self) -> "Outcome":
        return self._drive("close", "close()")

    def run(self, *, cancel_at: float | None = None) -> "Run":
        """Run the coroutine to its end on a fresh event loop; cancel it from outside after that many seconds."""
        (run,) = run_together(self._trial, [Job(self, 0, cancel_at)])
        return run

    def job(self, *, at: float = 0, cancel_at: float | None = None) -> "Job":
        """The same as one of several, for ``world.run``."""
        return Job(self, at, cancel_at)

    def state(self) -> "Outcome":
        """Its state as ``inspect`` names it: GEN_CREATED, GEN_SUSPENDED, …; None for other objects."""
        return self._drive("state", "state")

    def get(self, name: str) -> "Outcome":
        return self._drive("get", f".{name}", name=name)

    def length(self) -> "Outcome":
        return self._drive("len", "len()")

    def __call__(self, *args: Any, **kwargs: Any) -> "Outcome":
        return call(self._trial, self._handle(), "", args, kwargs)

    def method(self, name: str, *args: Any, **kwargs: Any) -> "Outcome":
        """Call a method of the object."""
        found = self._trial.command("get", on=self._trial.pack(self._handle()), name=name)
        bound = self._trial.unpack(found.get("value", found.get("error")))
        if not isinstance(bound, Handle):
            kind = "raises" if isinstance(bound, Thrown) else "gives"
            return Outcome(self._trial, f".{name}", "", kind, bound).raises("callable")
        return call(self._trial, bound, f".{name}", args, kwargs)

    def drop(self) -> None:
        """Forget the object here; what happens to it is up to the submission's own references."""
        handle = self._handle()
        self._trial.settle()
        self._trial.command("forget", id=handle.id)
        self._trial.command("collect")

    def _drive(self, do: str, shown: str, **details: Any) -> "Outcome":
        handle = self._handle()
        self._trial.settle()
        reply = self._trial.command(do, on=self._trial.pack(handle), **details)
        return Outcome(self._trial, shown, self._trial.label(handle), *outcome(self._trial, reply))

    def _handle(self) -> Handle:
        """The object in the guest; when the step gave none, that is the failure."""
        if not isinstance(self.value, Handle):
            self._state(Said("is", "object"), held=False)
        self._trial.stated(self)
        assert isinstance(self.value, Handle)
        return self.value

    def _want(self, kind: str, wanted: Any) -> Self:
        shown = "…" if isinstance(wanted, Anything) else self._trial.show(wanted)
        held = self.kind == kind and self._same(wanted, self.value)
        return self._state(Said(kind, shown), held)

    def _same(self, wanted: Any, got: Any) -> bool:
        if isinstance(wanted, BaseException):
            return isinstance(got, Thrown) and self._trial.given(got) is wanted
        if isinstance(wanted, Outcome):
            return (
                isinstance(got, Handle | Thrown)
                and isinstance(wanted.value, Handle | Thrown)
                and wanted.value.id == got.id
            )
        if isinstance(wanted, list | tuple) and type(wanted) is type(got):
            return len(wanted) == len(got) and all(map(self._same, wanted, got))
        return same(wanted, got)

    def _is(
        self, thrown: Any, wanted: type[BaseException] | BaseException | str, args: tuple[Any, ...]
    ) -> bool:
        if isinstance(wanted, BaseException):
            return self._trial.given(thrown) is wanted
        name = wanted if isinstance(wanted, str) else wanted.__name__
        return name in thrown.bases and (not args or same(list(args), list(thrown.args)))

    def _state(self, wanted: Said, held: bool) -> Self:
        self._trial.stated(self)
        step = self.step
        if step.ok is not None:  # a second expectation on the same step gets a row of its own
            step = self._trial.transcript.add(Step(step.at, step.call, step.subject, got=step.got))
        step.wanted, step.ok = wanted, held
        if not held:
            raise Unmet(step)
        return self

    def _said(self, kind: str, value: Any) -> Said:
        if kind in ("closes", "stuck") and value is None:
            return Said(kind)
        if kind == "gives" and isinstance(value, Handle):
            return Said("is", value.type if value.kind == "object" else value.kind)
        return Said(kind, self._trial.show(value))


class Run(Outcome):
    """What a coroutine came to, and when."""

    UNREMARKABLE = ("returns",)

    def __init__(
        self, trial: Trial, call: str, kind: str, value: Any, began: int, ended: int, left: list[str]
    ) -> None:
        super().__init__(trial, call, "", kind, value)
        self._began, self._ended, self._left = began, ended, left

    @property
    def seconds(self) -> float:
        return (self._ended - self._began) / 1e9

    def takes(self, seconds: float) -> Self:
        """It took exactly so long (to a microsecond)."""
        return self._duration("takes", seconds, abs(self._ended - self._began - nanoseconds(seconds)) <= 1000)

    def takes_at_most(self, seconds: float) -> Self:
        return self._duration(
            "takes at most", seconds, self._ended - self._began <= nanoseconds(seconds) + 1000
        )

    def takes_at_least(self, seconds: float) -> Self:
        return self._duration(
            "takes at least", seconds, self._ended - self._began >= nanoseconds(seconds) - 1000
        )

    def leaves_nothing(self) -> Self:
        """No task was still running when it ended."""
        got = Said("tasks", ", ".join(self._left)) if self._left else Said("no")
        self._trial.world.expect("left running", (), Said("no"), got)
        return self

    def is_stuck(self) -> Self:
        return self._state(Said("stuck"), self.kind == "stuck")

    def _duration(self, fact: str, seconds: float, held: bool) -> Self:
        self._trial.settle()
        world = self._trial.world
        stuck = self.kind == "stuck"
        got = Said("never") if stuck else Said("seconds", seconds_text(self._ended - self._began))
        wanted = Said("seconds", seconds_text(nanoseconds(seconds)))
        world.expect(fact, (), wanted, got, held and not stuck)
        return self


class Job:
    """A coroutine of the submission to be run at a time of the judge's choosing."""

    def __init__(self, coroutine: Outcome, at: float, cancel_at: float | None) -> None:
        self.coroutine, self.at, self.cancel_at = coroutine, at, cancel_at


def run_together(trial: Trial, jobs: list[Job]) -> list[Run]:
    """Run several coroutines of the submission on one event loop; what each came to, in the order of ``jobs``."""
    handles = [job.coroutine._handle() for job in jobs]
    trial.settle()
    keys = [next(trial.job_keys) for _ in jobs]
    began = trial.world.now
    reply = trial.command(
        "run",
        jobs=[
            {
                "key": key,
                "on": trial.pack(handle),
                "at": nanoseconds(job.at),
                "cancel": None if job.cancel_at is None else nanoseconds(job.cancel_at),
                "name": job.coroutine.step.call.partition("(")[0][:40] or "main",
            }
            for key, job, handle in zip(keys, jobs, handles, strict=True)
        ],
    )
    trial.tasks += [_task(t) for t in reply.get("tasks", [])]
    left = [w["task"] for w in map(_waiting, reply.get("left", []))]
    runs = []
    for key, job in zip(keys, jobs, strict=True):
        began_job = began + nanoseconds(job.at)
        ended, kind, value = trial.world.now, *_came_to(trial, key, reply)
        if key in trial.world.finished:
            ended = trial.world.finished[key][0]
        call = f"await {job.coroutine.step.call}"
        runs.append(Run(trial, call, kind, value, began_job, ended, left))
        if kind in ("stuck", "raises") or len(jobs) > 1:
            trial.stated(runs[-1])
    if len(jobs) == 1 and runs[0].kind in ("stuck", "raises"):
        trial.await_statement(runs[0])
    return runs


def _came_to(trial: Trial, key: int, reply: Message) -> tuple[str, Any]:
    if key in trial.world.finished:
        message = trial.world.finished[key][1]
        return outcome(trial, {**message, "out": message.get("how")})
    if trial.world.stuck:
        return "stuck", None
    if reply["out"] == "raised":
        return outcome(trial, reply)
    # Cancelled before it had begun, so that nothing of it ran.
    return "raises", Thrown("CancelledError", ("CancelledError", "BaseException"))


def outcome(trial: Trial, reply: Message) -> tuple[str, Any]:
    """A reply of the guest as a word and a value."""
    out = reply["out"]
    if out == "stuck":
        return "stuck", None
    if out == "raised":
        thrown = trial.unpack(reply.get("error"))
        if not isinstance(thrown, Thrown):
            raise Gone("crashed", "spoke on the wire")
        return "raises", thrown
    words = {"value": "gives", "yielded": "yields", "returned": "returns", "closed": "closes"}
    if out not in words:
        raise Gone("crashed", "spoke on the wire")
    return words[out], trial.unpack(reply.get("value"))


def call(trial: Trial, function: Handle, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
    """Call an object of the guest."""
    trial.settle()
    shown = ", ".join(
        [*map(_argument(trial), args), *(f"{k}={_argument(trial)(v)}" for k, v in kwargs.items())]
    )
    packed = {"args": trial.pack(list(args)), "kwargs": trial.pack(kwargs)}
    reply = trial.command("call", on=trial.pack(function), **packed)
    return Outcome(trial, f"{name}({shown})", "", *outcome(trial, reply))


def _argument(trial: Trial) -> Callable[[Any], str]:
    def shown(value: Any) -> str:
        if isinstance(value, Thing):
            return value.name
        if isinstance(value, Awaitable):
            return f"{value.fetch.name}()"
        if isinstance(value, Outcome):
            return value.step.call or trial.show(value.value)
        if isinstance(value, list | tuple | dict) and _holds_things(value):
            return _container(value, shown)
        return trial.show(value)

    return shown


def _holds_things(value: Any) -> bool:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return any(map(_holds_things, value))
    return isinstance(value, Thing | Awaitable | Outcome)


def _container(value: Any, shown: Callable[[Any], str]) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k!r}: {shown(v)}" for k, v in value.items()) + "}"
    inside = ", ".join(map(shown, value))
    return f"[{inside}]" if isinstance(value, list) else f"({inside})"


class Missing(Exception):
    """The submission does not define a name that the statement asks for."""

    def __init__(self, name: str, near: list[str]) -> None:
        super().__init__(name)
        self.name, self.near = name, near


class LoadFailed(Exception):
    """The submission raised while it was being loaded."""

    def __init__(self, error: Thrown) -> None:
        super().__init__(repr(error))
        self.error = error


class Submission:
    """What a suite calls ``submission``: each attribute is a name that the submission defines."""

    def __init__(self, trial: Trial) -> None:
        self._trial = trial

    def __getattr__(self, name: str) -> Callable[..., Outcome]:
        if name.startswith("__"):
            raise AttributeError(name)

        def called(*args: Any, **kwargs: Any) -> Outcome:
            return call(self._trial, self._named(name), name, args, kwargs)

        return called

    def object(self, name: str) -> Outcome:
        """The object of that name itself, without calling it."""
        return Outcome(self._trial, name, "", "gives", self._named(name))

    def _named(self, name: str) -> Handle:
        self._trial.settle()
        reply = self._trial.command("name", name=name)
        if reply["out"] == "missing":
            names = reply.get("names", [])
            raise Missing(name, [n for n in names if type(n) is str])
        value = self._trial.unpack(reply.get("value"))
        if not isinstance(value, Handle):
            raise Missing(name, [])
        return value


def _waiting(entry: Any) -> dict[str, Any]:
    """What a guest says a task waits for, as far as it makes sense."""
    if type(entry) is not dict:
        return {"task": "?", "line": None}
    line = entry.get("line")
    return {"task": str(entry.get("task"))[:60], "line": line if type(line) is int else None}


def _task(entry: Any) -> dict[str, Any]:
    if type(entry) is not dict:
        return {"name": "?", "from": 0, "to": None, "how": "running"}
    moments = {k: entry.get(k) if type(entry.get(k)) is int else None for k in ("from", "to")}
    return {"name": str(entry.get("name"))[:60], "how": str(entry.get("how"))[:20], **moments}
