"""The judge's ends of control socket and wire: start a zygote, get a guest for a test, talk to it, bury it."""

import json
import os
import signal
import socket
import tempfile
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from quizzer.judge.spawn import start_zygote
from quizzer.sandbox import Limits, Sandbox
from quizzer.wire.frames import Message, Wire, WireBroken, WireClosed, WireError, WireTimeout
from quizzer.wire.process import Process

MOST_HEARD = 16 << 20
"""Bytes that a guest may say in all: what it says is kept here, where no limit on memory holds."""
LIFE = 3
"""How many times its limit on silence a guest may last in all: one that speaks now and then ends, too."""
START_SECONDS = 60.0
CLOSING_SECONDS = 5.0
MOST_SPARES = 16
"""Guests that wait to be needed; each is a process of a few MiB."""


class JudgeError(Exception):
    """The judge itself failed; whatever it was doing counts for nothing."""


class Gone(Exception):
    """The guest cannot go on. ``verdict`` and ``reason`` say why; ``detail`` is a number or name that belongs to it."""

    def __init__(self, verdict: str, reason: str, detail: str = "") -> None:
        super().__init__(f"{verdict}: {reason} {detail}".strip())
        self.verdict, self.reason, self.detail = verdict, reason, detail


class Zygote:
    """A warm, jailed process that forks guests, started already. One for a judge's whole life.

    When it does not get ready, another one is started in the sandbox that ``instead`` gives.
    """

    def __init__(
        self, sandbox: Sandbox, process: Process, instead: Callable[[], Sandbox] | None = None
    ) -> None:
        self._instead = instead
        self._open(sandbox, process)

    def _open(self, sandbox: Sandbox, process: Process) -> None:
        self.sandbox = sandbox
        self._process = process
        self._control = socket.socket(fileno=process.wire)
        self._control.settimeout(START_SECONDS)
        self._rest = b""
        self._asked, self._heard = 0, -1  # its first line says that it is ready, and answers nothing
        self._answers: dict[int, Message] = {}
        self._unwanted = {0}
        self._spares: deque[Prepared] = deque()
        self._kept: int | None = None

    def take(self, limits: Limits) -> "Prepared":
        """A guest that is ready to be told something; the next one is being prepared meanwhile, on another core."""
        self._get_ready()
        while self._spares and self._spares[0].limits != limits:
            self._discard(self._spares.popleft())
        prepared = self._spares.popleft() if self._spares else self._prepare(limits)
        if not self._spares:
            self.stock(1, limits)
        prepared.pid = int(self._answer(prepared.ticket)["pid"])
        return prepared

    def reap(self, pid: int, patience: float) -> "Ended":
        """How the guest ended; one that still runs after ``patience`` seconds is killed."""
        answer = self._answer(self._ask({"reap": pid, "patience": patience}))
        return Ended(int(answer["status"]), float(answer["cpu"]), bool(answer["killed"]))

    def bury(self, pid: int) -> None:
        """Have the guest killed; nobody waits for it. It is gone before the next one is forked."""
        self._forget(self._ask({"reap": pid, "patience": 0}))

    def keep(self, processor: int | None) -> None:
        """Keep a processor for the guest whose turn it is: nothing else of the zygote's runs there. None: keep none."""
        self._forget(self._ask({"keep": processor}))
        self._kept = processor

    def seat(self, pid: int) -> None:
        """It is that guest's turn."""
        if self._kept is not None:
            self._forget(self._ask({"seat": pid}))

    def stock(self, guests: int, limits: Limits) -> None:
        """Have so many guests ready before they are needed; nobody waits for them here."""
        while len(self._spares) < min(guests, MOST_SPARES):
            self._spares.append(self._prepare(limits))

    def _discard(self, prepared: "Prepared") -> None:
        """A guest that nobody needs any more."""
        prepared.let_go()
        self.bury(int(self._answer(prepared.ticket)["pid"]))

    def _get_ready(self) -> None:
        """Wait until it has started, if that is not known yet."""
        try:
            while self._heard < 0:
                self._hear()
        except JudgeError:
            if self._instead is None:
                raise
            instead, self._instead = self._instead, None
            self.close()
            sandbox = instead()
            self._open(sandbox, start_zygote(sandbox))
            self._get_ready()

    def close(self) -> None:
        for spare in self._spares:
            spare.let_go()
        self._spares.clear()
        self._control.close()
        self._process.end(CLOSING_SECONDS)

    def _prepare(self, limits: Limits) -> "Prepared":
        ours, theirs = socket.socketpair()
        output, printing = _opened_twice()
        try:
            ticket = self._ask({"fork": limits._asdict()}, [theirs.fileno(), printing])
        except JudgeError:
            ours.close()
            os.close(output)
            raise
        finally:
            os.close(printing)
            theirs.close()
        return Prepared(ours, output, limits, ticket)

    def _ask(self, request: Message, descriptors: Sequence[int] = ()) -> int:
        """Send a request; its number, by which it can be waited for. Answers come in the order of the requests."""
        try:
            socket.send_fds(self._control, [json.dumps(request).encode() + b"\n"], descriptors)
        except OSError as e:
            raise JudgeError(f"the zygote is gone: {self._last_words()}") from e
        self._asked += 1
        return self._asked

    def _answer(self, number: int) -> Message:
        while number not in self._answers:
            self._hear()
        return self._answers.pop(number)

    def _hear(self) -> None:
        answer = self._read()
        self._heard += 1
        if self._heard in self._unwanted:
            self._unwanted.remove(self._heard)
        else:
            self._answers[self._heard] = answer

    def _forget(self, number: int) -> None:
        self._unwanted.add(number)

    def _read(self) -> Message:
        while b"\n" not in self._rest:
            try:
                data = self._control.recv(4096)
            except OSError as e:
                raise JudgeError(f"the zygote does not answer: {e}") from e
            if not data:
                raise JudgeError(f"the zygote ended: {self._last_words()}")
            self._rest += data
        line, _, self._rest = self._rest.partition(b"\n")
        answer: Message = json.loads(line)
        return answer

    def _last_words(self) -> str:
        return self._process.end(patience=1)[-500:]


@dataclass(slots=True)
class Prepared:
    """A guest that has been told nothing yet: our end of its wire, what it prints, and the request that forked it."""

    wire: socket.socket
    output: int
    limits: Limits
    ticket: int
    pid: int = 0

    def let_go(self) -> None:
        """Of our ends: nobody will talk with it."""
        self.wire.close()
        os.close(self.output)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a guest ended: its exit code, or minus the signal; its CPU seconds; whether we had to kill it."""

    status: int
    cpu: float
    killed: bool


BURIED = Ended(-signal.SIGKILL, 0.0, killed=True)
"""What is said of a guest whose end nobody has waited for."""


class Guest:
    """One guest process."""

    def __init__(self, zygote: Zygote, limits: Limits) -> None:
        self._zygote = zygote
        self._limits = limits
        self._answer: Callable[[Message, bool], Message]
        self._turn = 0
        self._begun: Message | None = None
        self._ended: Ended | None = None
        prepared = zygote.take(limits)
        self._pid, self._output = prepared.pid, prepared.output
        self._wire = Wire(prepared.wire)
        self._wire.deadline(limits.wall_seconds)
        self._until = 0.0

    def attend(self, answer: Callable[[Message, bool], Message]) -> None:
        """From now on ``answer`` serves what it calls out for, and may command it in between; its time runs.

        The second argument is true for what it only tells: then the answer goes nowhere.
        """
        self._answer = answer
        self._until = time.monotonic() + LIFE * self._limits.wall_seconds

    def take_turn(self) -> None:
        """It is the one that is talked with next."""
        with suppress(JudgeError):  # it says so when it is talked with
            self._zygote.seat(self._pid)

    def begin(self, do: str, now: int, **details: Any) -> None:
        """Have it begin what the first command will be, while nobody attends."""
        self._begun = {"do": do, "now": now, **details}
        with suppress(Gone):  # it says so when it is waited for
            self._say(self._begun)

    def command(self, do: str, now: int, **details: Any) -> Message:
        """Have the guest do something; its reply. Raises ``Gone``."""
        message = {"do": do, "now": now, **details}
        begun, self._begun = self._begun, None
        if message != begun:
            self._say(message)
        while True:
            message = self._hear()
            for told in message.pop("told", ()):
                self._answer(told, True)
            if type(message.get("call")) is not str:
                return message
            self._say(self._answer(message, False))

    def printed(self) -> str:
        """What the submission has printed, as far as it may; nothing in it can reach a terminal as a command."""
        raw = os.pread(self._output, self._limits.output_bytes, 0)
        return raw.decode("utf-8", "replace")

    def printed_too_much(self) -> bool:
        return os.fstat(self._output).st_size >= self._limits.output_bytes

    def end(self) -> None:
        """Kill it, if it still runs, and forget it."""
        if self._ended is None:
            self._ended = BURIED
            # A zygote that is gone has taken its guests along, and is told of when the next one is needed.
            with suppress(JudgeError):
                self._zygote.bury(self._pid)
        self._wire.close()
        if self._output >= 0:
            os.close(self._output)
            self._output = -1

    def _say(self, message: Message) -> None:
        self._turn += 1
        try:
            self._wire.send({"t": self._turn, **message})
        except WireBroken as e:
            raise JudgeError(str(e)) from e
        except WireError as e:
            raise self._gone(e) from e

    def _hear(self) -> Message:
        try:
            message = self._wire.receive()
        except WireError as e:
            raise self._gone(e) from e
        calls, replies = (type(message.get(word)) is str for word in ("call", "out"))
        told = message.get("told", [])
        if message.get("t") != self._turn or calls == replies or type(told) is not list:
            raise self._gone(WireBroken("out of turn"))
        if self._wire.heard > MOST_HEARD:
            raise self._gone(WireBroken("too much"))
        if time.monotonic() > self._until:
            raise self._gone(WireTimeout())
        return message

    def _gone(self, why: WireError) -> Gone:
        if isinstance(why, WireTimeout):
            self._bury()
            return Gone("timed_out", "silent", f"{self._limits.wall_seconds:g}")
        if isinstance(why, WireBroken):
            self._bury()
            return Gone("crashed", "spoke on the wire")
        assert isinstance(why, WireClosed)
        # It has hung up: give it the time to end by itself, so that its own status is seen.
        ended = self._bury(patience=1.0)
        status = ended.status
        if ended.killed:
            return Gone("crashed", "hung up")  # it closed its end of the wire and went on
        # The kernel counts CPU time for its limit in ticks, and exactly for its report: the two differ under load.
        if status == -signal.SIGXCPU or (
            status == -signal.SIGKILL and ended.cpu >= self._limits.cpu_seconds / 2
        ):
            return Gone("timed_out", "cpu", f"{self._limits.cpu_seconds}")
        if status < 0:
            return Gone("crashed", "signal", _signal_name(-status))
        return Gone("crashed", "exited", str(status))

    def _bury(self, patience: float = 0.0) -> "Ended":
        if self._ended is None:
            self._ended = self._zygote.reap(self._pid, patience)
        return self._ended


def _opened_twice() -> tuple[int, int]:
    """A file without a name, to be read here and written by a guest: each end has its own flags and position, so that
    a guest that changes those of its end (``O_DIRECT``) changes nothing here."""
    with suppress(AttributeError, OSError):  # Linux has files that never have a name, nor need a disk
        writing = os.memfd_create("output")
        try:
            return os.open(f"/proc/self/fd/{writing}", os.O_RDONLY | os.O_CLOEXEC), writing
        except OSError:
            os.close(writing)
    writing, name = tempfile.mkstemp()
    try:
        return os.open(name, os.O_RDONLY | os.O_CLOEXEC), writing
    finally:
        os.unlink(name)  # noqa: PTH108 - two system calls, for each test


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)
