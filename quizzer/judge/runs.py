"""Running coroutines of the submission on an event loop of the judge's time, and what is asked of a run.

One loop serves a whole trial, so that what one run leaves behind goes on in the next.
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from quizzer.judge.moments import LATEST, nanoseconds, seconds_text
from quizzer.judge.outcome import Outcome, outcome
from quizzer.judge.things import Fetch, Ticker
from quizzer.judge.transcript import Said
from quizzer.judge.trial import Trial, entries, waiting, word
from quizzer.judge.values import Handle, Thrown
from quizzer.judge.world import secret
from quizzer.wire.frames import Message


class Run(Outcome):
    """What a coroutine came to, and when."""

    UNREMARKABLE: ClassVar[tuple[str, ...]] = ("returns",)

    def __init__(
        self, trial: Trial, call: str, kind: str, value: Any, began: int, ended: int, left: list[str]
    ) -> None:
        super().__init__(trial, call, "", kind, value)
        self.step.at = ended
        self._began, self._ended, self._left = began, ended, left

    @property
    def seconds(self) -> float:
        return (self._ended - self._began) / 1e9

    def takes(self, seconds: float) -> Self:
        """It took exactly so long (to a microsecond)."""
        return self._duration("takes", seconds, abs(self._lasted - nanoseconds(seconds)) <= 1000)

    def takes_at_most(self, seconds: float) -> Self:
        return self._duration("takes at most", seconds, self._lasted <= nanoseconds(seconds) + 1000)

    def takes_at_least(self, seconds: float) -> Self:
        return self._duration("takes at least", seconds, self._lasted >= nanoseconds(seconds) - 1000)

    def leaves_nothing(self) -> Self:
        """No task was still running when it ended."""
        got = Said("tasks", ", ".join(self._left)) if self._left else Said("no")
        self._trial.world.expect("left running", (), Said("no"), got)
        return self

    def reports_nothing(self) -> Self:
        """Nothing went to the loop's exception handler, and no coroutine was left unawaited."""
        said = [*self._trial.problems, *self._trial.warned]
        self._trial.world.expect(
            "reported", (), Said("no"), Said("value", "; ".join(said)) if said else Said("no")
        )
        return self

    def is_stuck(self) -> Self:
        return self._state(Said("stuck"), self.kind == "stuck")

    @property
    def _lasted(self) -> int:
        return self._ended - self._began

    def _duration(self, fact: str, seconds: float, held: bool) -> Self:
        self._trial.settle()
        stuck = self.kind == "stuck"
        got = Said("never") if stuck else Said("seconds", seconds_text(self._lasted))
        wanted = Said("seconds", seconds_text(nanoseconds(seconds)))
        self._trial.world.expect(fact, (), wanted, got, held and not stuck)
        return self


@dataclass(frozen=True)
class Job:
    """Something to be run on the loop, ``at`` seconds from the run's beginning.

    A coroutine of the submission, or a call of an object's method ``name`` from inside the loop, awaited if it can be.
    """

    shown: str
    target: Handle | Fetch | Ticker
    at: float = 0
    cancel_at: float | None = None
    name: str | None = None
    args: tuple[Any, ...] = ()

    def packed(self, trial: Trial, key: int) -> Message:
        target = self.target if isinstance(self.target, Handle) else self.target.awaitable
        called = {} if self.name is None else {"name": self.name, "args": trial.pack(list(self.args))}
        return {
            "key": key,
            "on": trial.pack(target),
            "at": nanoseconds(self.at),
            "cancel": None if self.cancel_at is None else nanoseconds(self.cancel_at),
            "label": self.shown.removeprefix("await ").partition("(")[0][:40] or "main",
            **called,
        }


def run_together(trial: Trial, jobs: list[Job], until: float = 0) -> list[Run]:
    """Run jobs on the trial's loop until all have ended and ``until`` seconds have passed; what each came to."""
    trial.settle()
    keys = [secret() for _ in jobs]
    began = trial.world.now
    packed = [job.packed(trial, key) for job, key in zip(jobs, keys, strict=True)]
    shown = ", ".join(job.shown for job in jobs)
    trial.world.running = set(keys)
    reply = trial.attempt("", shown, "run", jobs=packed, until=nanoseconds(until))
    trial.world.running = set()
    trial.tasks = [_task(t) for t in entries(reply, "tasks")[:100]]
    left = [w["task"] for w in map(waiting, entries(reply, "left")[:20])] or trial.world.in_flight
    runs = []
    for key, job in zip(keys, jobs, strict=True):
        ended, kind, value = trial.world.now, *_came_to(trial, key, reply)
        if key in trial.world.finished:
            ended = trial.world.finished[key][0]
        runs.append(Run(trial, job.shown, kind, value, began + nanoseconds(job.at), ended, left))
        trial.stated(runs[-1])
    _await_statements(trial, runs)
    return runs


def shut_down(trial: Trial) -> None:
    """End the loop as ``asyncio.run`` does: cancel what is left, close async generators."""
    trial.settle()
    reply = trial.command("shutdown")
    if reply["out"] != "ran":
        outcome(trial, reply)


def _await_statements(trial: Trial, runs: list[Run]) -> None:
    """The first run that did not simply return must be asked about."""
    for run in runs:
        if run.kind not in run.UNREMARKABLE and len(runs) == 1:
            trial.await_statement(run)


def _came_to(trial: Trial, key: int, reply: Message) -> tuple[str, Any]:
    if key in trial.world.finished:
        message = trial.world.finished[key][1]
        return outcome(trial, {**message, "out": message["how"]})
    if trial.world.stuck:
        return "stuck", None
    if reply["out"] == "raised":
        return outcome(trial, reply)
    # Cancelled before it had begun, so that nothing of it ran.
    return "raises", Thrown("CancelledError", ("asyncio.exceptions.CancelledError", "BaseException"))


def _task(entry: Any) -> dict[str, Any]:
    if type(entry) is not dict:
        return {"name": "?", "from": 0, "to": None, "how": "running"}
    moments = {k: _moment(entry.get(k)) for k in ("from", "to")}
    return {"name": word(entry.get("name")), "how": word(entry.get("how")), **moments}


def _moment(value: Any) -> int | None:
    return value if type(value) is int and 0 <= value <= LATEST else None
