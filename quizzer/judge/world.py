"""The outside world of a submission: the clock, and everything that it can wait for, call or iterate.

Time is an integer count of nanoseconds and moves in one place, ``World._idle``: when the guest says that nothing in it
can run. What a submission did is known from what crossed the wire: when each fetch started and ended, in which order,
how many were in flight.
"""

import builtins
import heapq
import secrets
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from itertools import pairwise
from typing import Any, TypeVar

from quizzer.judge.link import Gone, JudgeError
from quizzer.judge.moments import LATEST, ROUNDING, SECOND, START, nanoseconds, seconds_text
from quizzer.judge.things import Fetch, GeneratorFunction, Log, Script, Span, Thing, Ticker, largest_overlap
from quizzer.judge.transcript import Said, Step, Transcript, Unmet
from quizzer.judge.values import Thrown, Token
from quizzer.wire.codec import Json
from quizzer.wire.frames import Message

T = TypeVar("T", bound=Thing)


def secret() -> int:
    """A number for something of the judge's that nobody can name who was not told it."""
    return secrets.randbits(62)


class World:
    """See the module. The fixture ``world`` of a suite."""

    def __init__(self, transcript: Transcript) -> None:
        self.now = START
        self.transcript = transcript
        self.things: list[Thing] = []
        self.running: set[int] = set()
        """Keys of the jobs that were begun and have not ended."""
        self.blocks: list[Span] = []
        self.tokens: list[tuple[str, str]] = []
        self.stuck: str | None = None
        self.finished: dict[int, tuple[int, Message]] = {}
        self._by_id: dict[int, Thing] = {}
        self._last_key = 0
        self._due: list[tuple[int, int, Message, Span | None]] = []
        self._open: dict[int, tuple[Thing, Span]] = {}
        self._thrown_in: list[tuple[BaseException, Thrown]] = []
        self.pack: Callable[[Any], Json]
        self.unpack: Callable[[Json], Any]
        self.show: Callable[[Any], str]
        self.given: Callable[[Thrown], BaseException | None]
        self.read: Callable[[Thing], Any]
        self.run: Callable[..., list[Any]]
        """``world.run(job, …, until=0)``: several jobs on the trial's loop; see ``Outcome.job`` and ``later``."""
        self.shut_down: Callable[[], None]
        """End the trial's loop as ``asyncio.run`` does: cancel what is left, close async generators."""

    # What a suite makes.

    def fetch(
        self,
        name: str,
        *,
        takes: float | Callable[..., float] = 1,
        result: Any = None,
        raises: BaseException | None = None,
        answer: Callable[..., Any] | None = None,
        clean_up: float = 0,
        refuses_cancel: bool = False,
    ) -> Fetch:
        """A wait of ``takes`` virtual seconds that gives ``result`` (a fresh token when not given) or raises.

        For one that is called with arguments: ``takes(*args)`` and ``answer(*args)`` say how long and what.
        ``clean_up``: seconds that it goes on for after it was cancelled. ``refuses_cancel``: it goes on to its end.
        """
        fetch = self._add(Fetch, name, "fetch", takes)
        fetch.result = self.token(name) if result is None else result
        fetch.error, fetch.outcomes = raises, answer
        fetch.clean_up = nanoseconds(clean_up)
        fetch.refuses = refuses_cancel
        return fetch

    def blocking(
        self, name: str, *, takes: float | Callable[..., float] = 1, answer: Callable[..., Any] | None = None
    ) -> Fetch:
        """A plain function that blocks its thread for ``takes`` seconds; ``answer(*args)`` says what it gives."""
        fetch = self._add(Fetch, name, "blocking", takes)
        fetch.result = self.token(name)
        fetch.outcomes = answer
        return fetch

    def function(self, name: str, answer: Callable[..., Any]) -> Thing:
        """A plain function that the judge answers at once; what it was called with is in ``received``."""
        thing = self._add(Thing, name, "function", 0)
        thing.outcomes = answer
        return thing

    def generator(self, name: str, script: Generator[Any, Any, Any], *, plain: bool = False) -> Script:
        """A generator that does what ``script`` does; with ``plain`` an iterator without send, throw and close."""
        thing = self._add(Script, name, "iterator" if plain else "generator", 0)
        thing.generator = script
        thing.reached = []
        return thing

    def generator_function(
        self, name: str, script: Callable[..., Generator[Any, Any, Any]], *, doc: str | None = None
    ) -> GeneratorFunction:
        """A generator function: each of its generators does what ``script``, called with its arguments, does."""
        return self._known(
            GeneratorFunction(self, secret(), name, "generator function", script=script, doc=doc)
        )

    def log(self, name: str) -> Log:
        """An empty list for the submission to write into."""
        log: Log = self._add(Log, name, "list", 0)
        log.read = lambda: self.read(log)
        return log

    def ticker(
        self, name: str, *, every: float, times: int, each: Callable[[], object] | None = None
    ) -> Ticker:
        """A heartbeat for ``world.run(ticker.job(), …)``: it shows whether others could run meanwhile.

        It sleeps ``every`` seconds (0: one turn of the loop) between its ticks; ``each`` is called at every tick.
        """
        return self._known(
            Ticker(self, secret(), name, "ticker", every=nanoseconds(every), times=times, each=each)
        )

    def token(self, of: str) -> Token:
        """A fresh random value; a submission can know it only if the judge gave it away."""
        token = Token(f"{of}-{secrets.token_hex(8)}", of)
        self.tokens.append((str(token), of))
        return token

    @property
    def in_flight(self) -> list[str]:
        """The fetches that somebody waits for at this moment: known here, whatever a guest says of its tasks."""
        return [thing.name for thing, _ in self._open.values() if thing.kind == "fetch"]

    @property
    def elapsed(self) -> float:
        """Virtual seconds since the trial began."""
        return (self.now - START) / SECOND

    # What a suite asks.

    def overlapped(self, *things: Thing) -> None:
        """Each pair of them was in flight at the same time at some moment."""
        spans = [span for thing in things for span in thing.spans[:1]]
        pairs = [(a, b) for i, a in enumerate(spans) for b in spans[i + 1 :]]
        held = len(spans) == len(things) and all(a.overlaps(b, self.now) for a, b in pairs)
        self.expect("overlap", things, Said("yes"), self._spans(things), held)

    def one_after_another(self, *things: Thing) -> None:
        """Each of them began when, or after, the one before it had ended."""
        spans = [span for thing in things for span in thing.spans[:1]]
        held = len(spans) == len(things) and all(
            a.ended is not None and a.ended <= b.began for a, b in pairwise(spans)
        )
        self.expect("in turn", things, Said("yes"), self._spans(things), held)

    def called_in_turn(self, *things: Thing) -> None:
        """Each of them was called when, or after, the one before it had ended."""
        held = all(thing.calls and thing.spans for thing in things) and all(
            (ended := a.spans[0].ended) is not None and ended <= b.calls[0] for a, b in pairwise(things)
        )
        got = ", ".join(f"{t.name} {seconds_text(t.calls[0] - START) if t.calls else '–'}" for t in things)
        self.expect("called in turn", things, Said("yes"), Said("moments", got), held)

    def started_in_order(self, *things: Thing) -> None:
        """They began in this order (at the same time is fine)."""
        keys = [thing.spans[0].key for thing in things if thing.spans]
        held = len(keys) == len(things) and keys == sorted(keys)
        self.expect("start order", things, Said("yes"), self._spans(things), held)

    def most_at_once(self, wanted: int, *things: Thing) -> None:
        """The largest number of them that were in flight together was ``wanted``."""
        most = largest_overlap((s for t in things for s in t.spans), self.now)
        self.expect("most at once", things, Said("number", str(wanted)), Said("number", str(most)))

    def never_more_than(self, limit: int, *things: Thing) -> None:
        most = largest_overlap((s for t in things for s in t.spans), self.now)
        self.expect(
            "at most at once", things, Said("number", str(limit)), Said("number", str(most)), most <= limit
        )

    def nothing_blocked(self) -> None:
        """The event loop's thread was never blocked."""
        total = sum((s.ended or s.began) - s.began for s in self.blocks)
        self.expect(
            "blocked", (), Said("no"), Said("seconds", seconds_text(total)) if self.blocks else Said("no")
        )

    def expect(
        self, fact: str, things: Iterable[Thing], wanted: Said, got: Said, held: bool | None = None
    ) -> None:
        """Record what was wanted of the world beside what was seen; raises ``Unmet``."""
        names = tuple(thing.name for thing in things)
        ok = wanted == got if held is None else held
        step = self.transcript.add(Step(self.now, fact=fact, names=names, wanted=wanted, got=got, ok=ok))
        if not ok:
            raise Unmet(step)

    def expect_time(self, fact: str, things: Iterable[Thing], wanted: float, moment: int | None) -> None:
        """The moment, in seconds since the trial began, was ``wanted`` (to a microsecond)."""
        got = Said("never") if moment is None else Said("seconds", seconds_text(moment - START))
        held = moment is not None and abs(moment - START - nanoseconds(wanted)) <= ROUNDING
        self.expect(fact, things, Said("seconds", seconds_text(nanoseconds(wanted))), got, held)

    def value(self, value: Any) -> Said:
        return Said("value", self.show(value))

    def _spans(self, things: Iterable[Thing]) -> Said:
        def text(thing: Thing) -> str:
            if not thing.spans:
                return f"{thing.name} –"
            span = thing.spans[0]
            end = "…" if span.ended is None else seconds_text(span.ended - START)
            return f"{thing.name} {seconds_text(span.began - START)}–{end}"

        return Said("spans", ", ".join(map(text, things)))

    def _add(self, kind: type[T], name: str, door: str, takes: float | Callable[..., float]) -> T:
        lasts = takes if callable(takes) else None
        return self._known(
            kind(self, secret(), name, door, 0 if callable(takes) else nanoseconds(takes), lasts)
        )

    def _known(self, thing: T) -> T:
        self.things.append(thing)
        self._by_id[thing.id] = thing
        return thing

    def _named(self, message: Message, *kinds: str) -> Thing:
        """The thing that a guest means, if what it wants of it can be done with such a thing."""
        thing = self._by_id[_whole(message["id"])]
        if thing.kind not in kinds:
            raise TypeError(thing.kind)
        return thing

    # What the guest asks.

    def answer(self, message: Message, told: bool) -> Message:
        """The answer to one call of the guest, or to one that it only tells and that needs none.

        Raises ``KeyError``, ``TypeError``, … when it makes no sense.
        """
        calls = _TOLD if told else _CALLS
        return {**calls[message["call"]](self, message), "now": self.now}

    def _key(self, message: Message, name: str = "key") -> int:
        """The guest numbers what it will wait for; what begins later has a greater number."""
        key = _whole(message[name])
        if key <= self._last_key:
            raise ValueError(f"the number {key} again")
        self._last_key = key
        return key

    def _idle(self, message: Message) -> Message:
        """The one place where time moves: to the guest's next timer or to the next thing that happens outside."""
        until, how = _moment(message["until"]), message.get("how")
        if how == "endless" or (not self._due and until is None):
            self.stuck = "waiting" if how == "waiting" else "spinning"
            return {"stuck": True, "due": []}
        moments = [m for m in (until, self._due[0][0] if self._due else None) if m is not None]
        self.now = max(self.now, min(moments))
        return {"due": list(self._arrivals())}

    def _arrivals(self) -> Iterator[Message]:
        while self._due and self._due[0][0] <= self.now:
            moment, key, event, span = heapq.heappop(self._due)
            if span is not None:
                self._open.pop(key, None)
                span.ended, span.how = moment, "raised" if "error" in event else "done"
            yield {**event, "at": moment}

    def _block(self, message: Message) -> Message:
        """The submission sleeps on the loop's thread: time passes, and nothing else in it can run."""
        began = self.now
        self.now += max(0, _whole(message["ns"]))
        if self.now > began:  # time.sleep(0) lets other threads run, and blocks nothing
            self.blocks.append(Span("time.sleep", 0, began, self.now, "done", blocks=True))
        return {}

    def _timer(self, message: Message) -> Message:
        key = self._key(message)
        heapq.heappush(self._due, (self.now + max(0, _whole(message["ns"])), key, {"key": key}, None))
        return {}

    def _called(self, message: Message) -> Message:
        self._note_call(self._named(message, "fetch"), message).startable += 1
        return {}

    def _note_call(self, thing: Thing, message: Message) -> Thing:
        thing.calls.append(self.now)
        thing.received.append(tuple(self.unpack(message["args"])))
        return thing

    def _start(self, message: Message) -> Message:
        if message.get("thread"):
            thing = self._note_call(self._named(message, "blocking"), message)
        else:
            thing = self._named(message, "fetch")
            if thing.startable < 1:
                raise ValueError("started more often than called")
            thing.startable -= 1
        span = self._begin(thing, self._key(message))
        event = self._outcome(thing, span, message)
        heapq.heappush(
            self._due, (self.now + _duration(thing, span), span.key, {"key": span.key, **event}, span)
        )
        return {}

    def _blocked(self, message: Message) -> Message:
        """A judge-made blocking call on the loop's own thread."""
        thing = self._note_call(self._named(message, "blocking"), message)
        span = self._begin(thing, self._key(message))
        span.blocks = True
        event = self._outcome(thing, span, message)
        self.now += _duration(thing, span)
        span.ended, span.how = self.now, "raised" if "error" in event else "done"
        self._open.pop(span.key)
        self.blocks.append(span)
        return event

    def _begin(self, thing: Thing, key: int) -> Span:
        span = Span(thing.name, key, self.now)
        thing.spans.append(span)
        self._open[span.key] = (thing, span)
        return span

    def _outcome(self, thing: Thing, span: Span, message: Message) -> Message:
        """What a wait will give, packed; computed when it starts, known outside of the judge when it ends."""
        fetch = _really(Fetch, thing)
        args = tuple(self.unpack(message["args"]))
        span.args = args
        if fetch.outcomes is not None:
            return self._answered(fetch.outcomes, args, self.unpack(message.get("kwargs", {})))
        if fetch.error is not None:
            return {"error": self.pack(fetch.error)}
        return {"value": self.pack(fetch.result)}

    def _cancelled(self, message: Message) -> Message:
        thing, span = self._open[_whole(message["key"])]
        key = self._key(message, "after")
        if thing.refuses or thing.clean_up:
            pending = next(d for d in self._due if d[1] == span.key)
            self._due.remove(pending)
            heapq.heapify(self._due)
            if thing.refuses:
                self._open[key] = self._open.pop(span.key)
                span.key = key
                heapq.heappush(self._due, (pending[0], key, {**pending[2], "key": key}, span))
            else:
                self._close(span, "cancelled")
                after = Span(f"{thing.name} clean-up", key, self.now)
                thing.spans.append(after)
                self._open[key] = (thing, after)
                event = {"key": key, "value": None}
                heapq.heappush(self._due, (self.now + thing.clean_up, key, event, after))
            return {"goes on": True, "refused": thing.refuses}
        self._drop_due(span.key)
        self._close(span, "cancelled")
        return {"goes on": False}

    def _dropped(self, message: Message) -> Message:
        _, span = self._open[_whole(message["key"])]
        self._drop_due(span.key)
        self._close(span, "dropped")
        return {}

    def _drop_due(self, key: int) -> None:
        self._due = [d for d in self._due if d[1] != key]
        heapq.heapify(self._due)

    def _close(self, span: Span, how: str) -> None:
        span.ended, span.how = self.now, how
        self._open.pop(span.key, None)

    def _function(self, message: Message) -> Message:
        thing = self._note_call(self._named(message, "function", "coroutine function"), message)
        return self._answered(thing.outcomes, thing.received[-1], self.unpack(message["kwargs"]))

    def _answered(
        self, function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Message:
        try:
            return {"value": self.pack(function(*args, **kwargs))}
        except (AssertionError, Gone, JudgeError):
            raise
        except Exception as e:
            return {"error": self.pack(e)}

    def _begin_script(self, message: Message) -> Message:
        """A generator of a judge-made generator function is started: from now on it is a script of its own."""
        thing = _really(GeneratorFunction, self._named(message, "generator function"))
        self._note_call(thing, message)
        try:
            generator = thing.script(*thing.received[-1], **self.unpack(message["kwargs"]))
        except TypeError as e:  # called with other arguments than it has
            return {"error": self.pack(e)}
        thing.made.append(self.generator(thing.name, generator))
        return {"value": self.pack(thing.made[-1].id)}

    def _step(self, message: Message) -> Message:
        """One step of a judge-made generator."""
        thing = _really(Script, self._named(message, "generator", "iterator"))
        reached = self._reached(thing, message)
        entering = self._as_exception(reached[1]) if reached[0] == "throw" else None
        thing.reached.append(reached)
        try:
            return self._stepped(thing.generator, reached, entering)
        except StopIteration as e:
            thing.finished = True
            return {"value": self.pack(e.value)}
        except BaseException as e:
            # What was thrown in may come out again, whatever it is; a failed check of the suite's own ends the test.
            suites_own = isinstance(e, AssertionError | Gone | JudgeError) or not isinstance(e, Exception)
            if suites_own and e is not entering:
                raise
            thing.finished = True
            return {"error": self.pack(e)}

    def _reached(self, thing: Thing, message: Message) -> tuple[Any, ...]:
        operation = message["op"]
        if operation == "next":
            return ("next",)
        if thing.kind == "generator" and operation == "send":
            value = self.unpack(message["value"])
            return ("next",) if value is None else ("send", value)
        if thing.kind == "generator" and operation == "throw":
            return ("throw", self.unpack(message["error"]))
        if thing.kind == "generator" and operation == "close":
            return ("close",)
        raise ValueError(operation)

    def _stepped(
        self, script: Generator[Any, Any, Any], reached: tuple[Any, ...], entering: BaseException | None
    ) -> Message:
        if entering is not None:
            return {"yielded": self.pack(script.throw(entering))}
        match reached:
            case ("send", value):
                return {"yielded": self.pack(script.send(value))}
            case ("close",):
                script.close()
                return {"value": None}
            case _:
                return {"yielded": self.pack(next(script))}

    def _as_exception(self, thrown: Any) -> BaseException:
        """The nearest exception that the judge can raise in its own script; when it comes out again, it is the
        submission's very exception."""
        if not isinstance(thrown, Thrown):
            raise TypeError(thrown)
        own = self.given(thrown)
        if own is not None:
            return own
        kind = getattr(builtins, thrown.type, None)
        error: BaseException = Foreign(thrown)
        if isinstance(kind, type) and issubclass(kind, Exception):
            with suppress(Exception):  # not with these arguments
                error = kind(*thrown.args)
        self._thrown_in.append((error, thrown))
        return error

    def thrown_in(self, error: BaseException) -> Thrown | None:
        """The submission's exception that this one of ours stands for."""
        return next((thrown for ours, thrown in self._thrown_in if ours is error), None)

    def _tick(self, message: Message) -> Message:
        thing = _really(Ticker, self._named(message, "ticker"))
        too_soon = bool(thing.ticks) and self.now < thing.ticks[-1] + thing.every - ROUNDING
        if too_soon or len(thing.ticks) >= thing.times:
            raise ValueError("a tick that its own sleep does not allow")
        thing.ticks.append(self.now)
        if thing.each is not None:
            try:
                thing.each()
            except (AssertionError, Gone, JudgeError):
                raise
            except Exception as e:
                raise JudgeError(f"a callback of the suite failed: {type(e).__name__}: {e}") from e
        return {}

    def _done(self, message: Message) -> Message:
        key = _whole(message["key"])
        if message["how"] not in ("returned", "raised"):
            raise ValueError(message["how"])
        self.running.remove(key)
        self.finished[key] = (self.now, message)
        return {}


def _duration(thing: Thing, span: Span) -> int:
    return thing.takes if thing.lasts is None else nanoseconds(thing.lasts(*span.args))


_CALLS: dict[str, Callable[[World, Message], Message]] = {
    "idle": World._idle,
    "block": World._block,
    "timer": World._timer,
    "called": World._called,
    "start": World._start,
    "blocked": World._blocked,
    "cancelled": World._cancelled,
    "dropped": World._dropped,
    "function": World._function,
    "begin": World._begin_script,
    "step": World._step,
    "tick": World._tick,
    "done": World._done,
}

_TOLD = {name: _CALLS[name] for name in ("called", "start", "timer", "dropped", "done")}
"""Those to which there is nothing to answer."""


class Foreign(Exception):
    """An exception of the submission's own that was thrown into a judge-made generator."""

    def __init__(self, thrown: Thrown) -> None:
        super().__init__(repr(thrown))
        self.thrown = thrown


def _whole(value: Any) -> int:
    if type(value) is not int or not -LATEST <= value <= LATEST:
        raise TypeError(value)
    return value


def _moment(value: Any) -> int | None:
    return None if value is None else _whole(value)


def _really(kind: type[T], thing: Thing) -> T:
    """A thing that a guest named, if it is one of that kind: not an assertion, which would be a suite's."""
    if not isinstance(thing, kind):
        raise TypeError(thing)
    return thing
