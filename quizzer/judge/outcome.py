"""What a step gave, and the expectations on it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, Self

from quizzer.judge.link import Gone
from quizzer.judge.things import Awaitable, Thing
from quizzer.judge.transcript import Said, Step, Unmet
from quizzer.judge.trial import Stated, Trial, entries
from quizzer.judge.values import Anything, Handle, Thrown, full_name, same
from quizzer.wire.frames import Message

if TYPE_CHECKING:
    from quizzer.judge.runs import Job, Run


class Outcome(Stated):
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

    def raises_group(self, *wanted: type[BaseException] | BaseException) -> Self:
        """It raised an exception group with just these exceptions, in any order."""
        names = sorted(w.__name__ if isinstance(w, type) else self._trial.show(w) for w in wanted)
        said = Said("raises", f"ExceptionGroup({', '.join(names)})")
        parts = list(self.value.parts) if self.kind == "raises" and isinstance(self.value, Thrown) else []
        held = len(parts) == len(wanted)
        for one in wanted:
            match = next((part for part in parts if self._is(part, one, ())), None)
            held = held and match is not None
            if match is not None:
                parts.remove(match)
        return self._state(said, held)

    def caused_by(self, wanted: type[BaseException] | BaseException) -> Self:
        """The exception that it raised was raised ``from`` such a one."""
        name = wanted.__name__ if isinstance(wanted, type) else self._trial.show(wanted)
        cause = self.value.cause if self.kind == "raises" and isinstance(self.value, Thrown) else None
        return self._state(
            Said("raises", f"… from {name}"), cause is not None and self._is(cause, wanted, ())
        )

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
        shown = _argument(self._trial)(value)
        return self._drive("send", f"send({shown})", value=self._trial.pack(value))

    def throw(self, *args: Any) -> "Outcome":
        """``throw(exception)``, ``throw(type)`` or the older ``throw(type, value)``."""
        shown = ", ".join(map(_argument(self._trial), args))
        return self._drive("throw", f"throw({shown})", args=self._trial.pack(list(args)))

    def close(self) -> "Outcome":
        return self._drive("close", "close()")

    def run(self, *, cancel_at: float | None = None) -> "Run":
        """Run the coroutine to its end on the trial's event loop; cancel it from outside after that many seconds."""
        from quizzer.judge.runs import run_together

        (run,) = run_together(self._trial, [self.job(cancel_at=cancel_at)])
        return run

    def job(self, *, at: float = 0, cancel_at: float | None = None) -> "Job":
        """The same as one of several, for ``world.run``."""
        from quizzer.judge.runs import Job

        return Job(f"await {self.step.call}", self._handle(), at, cancel_at)

    def later(self, name: str, *args: Any, at: float = 0, cancel_at: float | None = None) -> "Job":
        """A call of the object's method from inside the running loop, for ``world.run``; awaited if it can be."""
        from quizzer.judge.runs import Job

        shown = ", ".join(map(_argument(self._trial), args))
        return Job(f".{name}({shown})", self._handle(), at, cancel_at, name, args)

    def asend(self, value: Any) -> "Run":
        """Advance an async generator to its next value: ``returns``; at its end StopAsyncIteration."""
        return self._inside("asend", value)

    def anext(self) -> "Run":
        return self._inside("__anext__")

    def athrow(self, error: Any) -> "Run":
        return self._inside("athrow", error)

    def aclose(self) -> "Run":
        return self._inside("aclose")

    def _inside(self, name: str, *args: Any) -> "Run":
        """Call a method in the running loop, where asyncio gets to know of an async generator that begins."""
        from quizzer.judge.runs import run_together

        (run,) = run_together(self._trial, [self.later(name, *args)])
        return run

    def state(self) -> "Outcome":
        """Its state as ``inspect`` names it: GEN_CREATED, GEN_SUSPENDED, …; None for other objects."""
        return self._drive("state", "state")

    def get(self, name: str) -> "Outcome":
        return self._drive("get", f".{name}", name=name)

    def length(self) -> "Outcome":
        return self._drive("len", "len()")

    def __call__(self, *args: Any, **kwargs: Any) -> "Outcome":
        handle = self._handle()
        return call(self._trial, handle, "", args, kwargs, self._trial.label(handle))

    def method(self, name: str, *args: Any, **kwargs: Any) -> "Outcome":
        """Call a method of the object."""
        handle = self._handle()
        label = self._trial.label(handle)
        found = self._trial.attempt(label, f".{name}", "get", on=self._trial.pack(handle), name=name)
        bound = self._trial.unpack(found.get("value", found.get("error")))
        if not isinstance(bound, Handle):
            kind = "raises" if isinstance(bound, Thrown) else "gives"
            return Outcome(self._trial, f".{name}", label, kind, bound)._state(
                Said("is", "method"), held=False
            )
        return call(self._trial, bound, f".{name}", args, kwargs, label)

    def drop(self) -> None:
        """Forget the object here; what happens to it is up to the submission's own references."""
        handle = self._handle()
        self._trial.settle()
        self._trial.command("forget", id=handle.id)
        self._trial.command("collect")

    def _drive(self, do: str, shown: str, **details: Any) -> "Outcome":
        handle = self._handle()
        self._trial.settle()
        label = self._trial.label(handle)
        reply = self._trial.attempt(label, shown, do, on=self._trial.pack(handle), **details)
        return Outcome(self._trial, shown, label, *outcome(self._trial, reply))

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
        if isinstance(wanted, str):
            held = any(base.rpartition(".")[2] == wanted for base in thrown.bases)
        else:
            held = full_name(wanted) in thrown.bases
        return held and (not args or same(list(args), list(thrown.args)))

    def _state(self, wanted: Said, held: bool) -> Self:
        self._trial.stated(self)
        step = self.step
        if step.ok is not None:  # a second expectation on the same step gets a row of its own
            step = self._trial.transcript.add(Step(step.at, step.call, step.subject, got=step.got))
        step.wanted, step.ok = wanted, held
        if not held:
            raise Unmet(step, self.thrown)
        return self

    def _said(self, kind: str, value: Any) -> Said:
        if kind in ("closes", "stuck") and value is None:
            return Said(kind)
        if kind == "gives" and isinstance(value, Handle):
            return Said("is", value.type if value.kind == "object" else value.kind)
        return Said(kind, self._trial.show(value))


class Missing(Exception):
    """The submission does not define a name that the statement asks for."""

    def __init__(self, name: str, near: list[str]) -> None:
        super().__init__(name)
        self.name, self.near = name, near


def outcome(trial: Trial, reply: Message) -> tuple[str, Any]:
    """A reply of the guest as a word and a value."""
    out = reply["out"]
    if out == "stuck" and trial.world.stuck:
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


def call(
    trial: Trial,
    function: Handle | None,
    name: str,
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
    subject: str = "",
) -> Outcome:
    """Call an object of the guest, or what the submission calls by that name; raises ``Missing``.

    ``subject`` is the label of the object that it, or its method, belongs to.
    """
    trial.settle()
    shown = ", ".join(
        [*map(_argument(trial), args), *(f"{k}={_argument(trial)(v)}" for k, v in kwargs.items())]
    )
    packed = {"args": trial.pack(list(args)), "kwargs": trial.pack(kwargs)}
    which = {"name": name} if function is None else {"on": trial.pack(function)}
    reply = trial.attempt(subject, f"{name}({shown})", "call", **which, **packed)
    if function is None:
        check_name(name, reply)
    return Outcome(trial, f"{name}({shown})", subject, *outcome(trial, reply))


def check_name(name: str, reply: Message) -> None:
    """Raises ``Missing`` when that is the guest's answer."""
    if reply["out"] == "missing":
        raise Missing(name, [n[:60] for n in entries(reply, "names") if type(n) is str])


def _argument(trial: Trial) -> Callable[[Any], str]:
    def shown(value: Any) -> str:
        if isinstance(value, Thing):
            return value.name
        if isinstance(value, Awaitable):
            return f"{value.fetch.name}()"
        if isinstance(value, Outcome):
            return value.step.call or trial.show(value.value)
        if isinstance(value, type):
            return value.__name__
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
