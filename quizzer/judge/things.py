"""What a suite hands to a submission, to wait for, call, iterate or write into, and what became of each thing."""

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from quizzer.judge.transcript import Said
from quizzer.judge.values import same
from quizzer.wire.codec import Json

if TYPE_CHECKING:
    from quizzer.judge.world import World


@dataclass(slots=True)
class Span:
    """One time that a thing of the judge's was in use."""

    name: str
    key: int
    began: int
    ended: int | None = None
    how: str = "running"
    """``running``, ``done``, ``raised``, ``cancelled`` or ``dropped``."""
    blocks: bool = False
    args: tuple[Any, ...] = ()

    def overlaps(self, other: "Span", now: int) -> bool:
        mine, theirs = (
            self.ended if self.ended is not None else now,
            other.ended if other.ended is not None else now,
        )
        return self.began < theirs and other.began < mine


@dataclass(eq=False)
class Thing:
    """Something of the judge's that a submission is handed."""

    world: "World"
    id: int
    name: str
    kind: str
    takes: int = 0
    lasts: Callable[..., float] | None = None
    """Says how many seconds a call with these arguments takes, where that differs from call to call."""
    outcomes: Any = None
    calls: list[int] = field(default_factory=list)
    received: list[tuple[Any, ...]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    clean_up: int = 0
    refuses: bool = False
    startable: int = 0
    """Coroutines of it that were made and have not been started."""

    def door(self) -> Json:
        return {"$": "door", "kind": self.kind, "id": self.id, "name": self.name}


class Fetch(Thing):
    """A judge-made wait: handed over as a function without arguments that returns a coroutine.

    ``result`` is what it gives, known to the submission only once it has really waited for it.
    """

    result: Any
    error: BaseException | None = None

    def door(self) -> Json:
        return {**super().door(), "computed": self.lasts is not None or self.outcomes is not None}

    @property
    def coroutine(self) -> "Awaitable":
        """The same as a coroutine that has been made already."""
        return Awaitable(self)

    awaitable = coroutine

    def job(self, *, at: float = 0, cancel_at: float | None = None) -> Any:
        """For ``world.run``: the judge's own wait beside the submission's coroutines."""
        from quizzer.judge.runs import Job

        return Job(self.name, self, at, cancel_at)

    def was_called(self, times: int = 1) -> None:
        self.world.expect("called", (self,), Said("times", str(times)), Said("times", str(len(self.calls))))

    def was_not_called(self) -> None:
        self.was_called(0)

    def was_awaited(self, times: int = 1) -> None:
        self.world.expect("awaited", (self,), Said("times", str(times)), Said("times", str(len(self.spans))))

    def started_at(self, seconds: float) -> None:
        began = [s.began for s in self.spans[:1]]
        self.world.expect_time("started", (self,), seconds, began[0] if began else None)

    def ended_at(self, seconds: float) -> None:
        ended = [s.ended for s in self.spans[:1] if s.how in ("done", "raised")]
        self.world.expect_time("ended", (self,), seconds, ended[0] if ended else None)

    def was_cancelled(self, at: float | None = None) -> None:
        span = next((s for s in self.spans if s.how == "cancelled"), None)
        if at is None:
            self.world.expect("cancelled", (self,), Said("yes"), Said("yes" if span else self._how()))
        else:
            self.world.expect_time("cancelled", (self,), at, span.ended if span else None)

    def was_finished(self) -> None:
        done = any(s.how in ("done", "raised") for s in self.spans)
        self.world.expect("finished", (self,), Said("yes"), Said("yes" if done else self._how()))

    def _how(self) -> str:
        return self.spans[-1].how if self.spans else "not started"


@dataclass(frozen=True)
class Awaitable:
    """A coroutine object that awaits the fetch; each use of this value in a call makes a new one."""

    fetch: Fetch

    def door(self) -> Json:
        self.fetch.startable += 1
        return {**self.fetch.door(), "kind": "awaitable"}


class Script(Thing):
    """A generator or iterator whose every step the judge decides; ``reached`` is what came in, in order.

    Entries of ``reached``: ("next",), ("send", value), ("throw", Thrown) and ("close",).
    """

    generator: Generator[Any, Any, Any]
    reached: list[tuple[Any, ...]]
    finished: bool = False

    def was_sent(self, *values: Any) -> None:
        sent = [step[1] for step in self.reached if step[0] == "send"]
        self.world.expect(
            "sent", (self,), self.world.value(list(values)), self.world.value(sent), same(list(values), sent)
        )

    def was_closed(self) -> None:
        closed = any(step[0] == "close" for step in self.reached)
        self.world.expect("closed", (self,), Said("yes"), Said("yes" if closed else "no"))

    def was_stepped(self, times: int) -> None:
        steps = sum(step[0] in ("next", "send") for step in self.reached)
        self.world.expect("stepped", (self,), Said("times", str(times)), Said("times", str(steps)))


class Log(Thing):
    """A list that a submission is handed and writes into; it stays in the guest and is read when a test asks."""

    read: Callable[[], Any]

    def holds(self, *wanted: Any) -> None:
        """It holds just these, in this order."""
        got = self.read()
        held = isinstance(got, list) and same(list(wanted), got)
        self.world.expect("holds", (self,), self.world.value(list(wanted)), self.world.value(got), held)


@dataclass(eq=False)
class GeneratorFunction(Thing):
    """A generator function of the judge's. ``made`` are its generators, in the order in which they began to run."""

    script: Callable[..., Generator[Any, Any, Any]] = field(kw_only=True)
    doc: str | None = None
    made: list[Script] = field(default_factory=list)

    def door(self) -> Json:
        return {"$": "door", "kind": self.kind, "id": self.id, "name": self.name, "doc": self.doc}

    def began(self, times: int) -> None:
        """So many of its generators have been started; to call it makes one and runs nothing of it."""
        self.world.expect("begun", (self,), Said("times", str(times)), Said("times", str(len(self.made))))


@dataclass(eq=False)
class Ticker(Thing):
    """A heartbeat: a coroutine of the judge's that ticks a bounded number of times; ``ticks`` are the moments."""

    every: int = 0
    times: int = 0
    each: Callable[[], object] | None = None
    ticks: list[int] = field(default_factory=list)

    @property
    def awaitable(self) -> "Ticker":
        return self

    def job(self, *, at: float = 0, cancel_at: float | None = None) -> Any:
        """For ``world.run``."""
        from quizzer.judge.runs import Job

        return Job(self.name, self, at, cancel_at)

    def door(self) -> Json:
        return {**super().door(), "every": self.every, "times": self.times}


def largest_overlap(spans: Iterable[Span], now: int) -> int:
    """The largest number of spans that are open at one moment; one that ends as another begins does not count."""
    moments: list[tuple[int, int]] = []
    for span in spans:
        end = now if span.ended is None else span.ended
        moments += [(span.began, 1), (max(end, span.began), -1)]
    most = level = 0
    for _, change in sorted(moments):
        level += change
        most = max(most, level)
    return most
