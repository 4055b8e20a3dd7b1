"""A real judge whose guests are none: what they say is what a test wants said, on any message that they get.

``StrangeJudge`` starts it as a process of its own. A submission's source is a script in JSON, by command:

    {"load": [[STEP, …], …], "run": …, "*": …}

Each time that the judge says ``do``, the next list of steps is performed (at its end it begins anew; "*" is for what
has no entry). A step is a message, or {"raw": "…"}, or {"wait": seconds}. One that has ``call`` waits for its answer;
one that has ``out`` ends the list; when the list is at its end without, the guest hangs up. ``t`` is put in unless it
is there. Texts like "$fetch:0", "$job:0", "$raise:0" stand for the numbers that the judge has mentioned of that kind,
"$new" for one that nobody has mentioned yet, "$key:1" for such a one; a step with one that has not been is left out.

``TamperedJudge`` has real guests, and someone between them and the judge. A submission's first line is a comment with
what becomes of their messages: a list of [number of the message, "set" | "drop" | "twice" | "cut", place, value], where
a place is the number of one of the values in it.
"""

import json
import os
import socket
import subprocess
import sys
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from types import TracebackType
from typing import Any, NoReturn, Self

from quizzer.judge.link import Ended, Prepared, Zygote, _opened_twice
from quizzer.sandbox import Limits, strongest
from quizzer.wire.frames import REPORT_LIMIT, Message, Wire, WireError

TESTS = Path(__file__).parent.parent


class StrangeGuest:
    """One end of a wire, and a script for it that comes with the command to load."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._wire = Wire(sock)
        self._wire.deadline(30)
        self._turn = 0
        self._script: dict[str, Iterator[list[Any]]] = {}
        self._mentioned: defaultdict[str, list[int]] = defaultdict(list)

    def serve(self) -> None:
        with suppress(WireError, OSError), self._sock:
            while self._perform(self._hear()):
                pass

    def _hear(self) -> Message:
        message = self._wire.receive()
        self._turn = message["t"]
        if message.get("do") == "load":
            script = json.loads(message["source"])
            self._script = {do: cycle(lists) for do, lists in script.items() if lists}
        self._note(message)
        return message

    def _note(self, data: Any) -> None:
        if isinstance(data, list):
            for inner in data:
                self._note(inner)
        elif isinstance(data, dict):
            if data.get("$") == "door":
                self._mentioned[data["kind"]].append(data["id"])
            elif type(data.get("key")) is int:
                self._mentioned["job" if "on" in data else data.get("$", "due")].append(data["key"])
            for inner in data.values():
                self._note(inner)

    def _perform(self, message: Message) -> bool:
        """Whether it goes on."""
        steps = self._script.get(message["do"]) or self._script.get("*")
        for step in next(steps) if steps else []:
            try:
                self._say(step)
            except LookupError:  # it speaks of something that has not been mentioned
                continue
            if type(step.get("out")) is str:
                return True
            while "call" in step and "do" in (answer := self._hear()):
                if not self._perform(answer):
                    return False
        return False

    def _say(self, step: dict[str, Any]) -> None:
        if "wait" in step:
            threading.Event().wait(step["wait"])
        elif "raw" in step:
            self._sock.sendall(step["raw"].encode("latin-1"))
        else:
            frame = json.dumps({"t": self._turn, **self._filled(step)})
            self._sock.sendall(frame.encode() + b"\n")

    def _filled(self, data: Any) -> Any:
        if isinstance(data, list):
            return [self._filled(inner) for inner in data]
        if isinstance(data, dict):
            return {name: self._filled(inner) for name, inner in data.items()}
        if data == "$new":
            self._mentioned["key"].append(len(self._mentioned["key"]) + 1)
            return self._mentioned["key"][-1]
        if isinstance(data, str) and data.startswith("$"):
            kind, _, place = data[1:].partition(":")
            known = self._mentioned[kind]
            return known[int(place or 0) % len(known)] if known else self._unknown(data)
        return data

    def _unknown(self, what: str) -> NoReturn:
        raise LookupError(what)


class StrangeZygote:
    """Makes such guests, in threads; what a judge asks of a ``Zygote``."""

    class sandbox:  # noqa: N801 - it stands for a module
        NAME = "none: strange guests"

    def __init__(self) -> None:
        self._pids = iter(range(1, sys.maxsize))

    def take(self, limits: Limits) -> Prepared:
        ours, theirs = socket.socketpair()
        output, printing = _opened_twice()
        os.close(printing)
        threading.Thread(target=StrangeGuest(theirs).serve, daemon=True).start()
        return Prepared(ours, output, limits, 0, next(self._pids))

    def reap(self, pid: int, patience: float) -> Ended:
        return Ended(0, 0.0, killed=False)

    def bury(self, pid: int) -> None:
        """Its end of the wire is closed: the thread ends."""

    def seat(self, pid: int) -> None:
        """A thread runs where the judge does."""

    def stock(self, guests: int, limits: Limits) -> None:
        """Threads are made quickly."""

    def close(self) -> None:
        """They end with the process."""


class TamperingZygote(Zygote):
    """Real guests, whose messages are tampered with on their way."""

    def take(self, limits: Limits) -> Prepared:
        prepared = super().take(limits)
        ours, theirs = socket.socketpair()
        tampering = Tampering(theirs, prepared.wire)
        for way in (tampering.to_guest, tampering.to_judge):
            threading.Thread(target=way, daemon=True).start()
        return replace(prepared, wire=ours)


class Tampering:
    """Stands between a judge and a guest."""

    def __init__(self, judge: socket.socket, guest: socket.socket) -> None:
        self._judge, self._guest = judge, guest
        self._changes: dict[int, list[Any]] = {}

    def to_guest(self) -> None:
        with suppress(OSError):
            for line in self._judge.makefile("rb"):
                message = json.loads(line)
                if message.get("do") == "load":
                    self._changes = {
                        change[0]: change for change in json.loads(message["source"].split("\n")[0][1:])
                    }
                self._guest.sendall(line)
        self._end()

    def to_judge(self) -> None:
        with suppress(OSError):
            for number, line in enumerate(self._guest.makefile("rb")):
                self._judge.sendall(tampered(line, self._changes.get(number)))
        self._end()

    def _end(self) -> None:
        for sock in (self._judge, self._guest):
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)


def tampered(line: bytes, change: list[Any] | None) -> bytes:
    if change is None:
        return line
    _, how, place, value = change
    if how == "twice":
        return line * 2
    if how == "cut":
        return line[: place % len(line)]
    message = json.loads(line)
    places = list(_places(message))
    holder, key = places[place % len(places)]
    if how == "drop":
        del holder[key]
    else:
        holder[key] = value
    return json.dumps(message).encode() + b"\n"


def _places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Where the values in a message are: what holds each, and under what."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inner:
        yield data, key
        yield from _places(value)


class StrangeJudge:
    """The judge's process. Use it as a context manager; call it with a script, or a submission."""

    guests = "strange"

    def __init__(self, suite: Path, job_seconds: float = 60) -> None:
        ours, theirs = socket.socketpair()
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "adapters.strange_judge",
                str(theirs.fileno()),
                str(job_seconds),
                self.guests,
            ],
            pass_fds=(theirs.fileno(),),
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (TESTS, TESTS.parent)))},
        )
        theirs.close()
        self._wire = Wire(ours, REPORT_LIMIT)
        self._wire.deadline(120)
        self._wire.send({"suite": str(suite)})
        self.collected = self._receive()["collected"]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None
    ) -> None:
        self._wire.close()
        self._process.communicate(timeout=60)

    def __call__(self, source: dict[str, Any] | str, wall_seconds: float = 5) -> Message:
        """The report."""
        script = source if isinstance(source, str) else json.dumps(source)
        self._wire.send({"source": script, "limits": {"wall_seconds": wall_seconds}, "tests": None})
        return self._receive()

    def _receive(self) -> Message:
        try:
            return self._wire.receive()
        except WireError as e:
            self._process.kill()
            _, said = self._process.communicate()
            raise AssertionError(f"the judge is gone: {said.decode(errors='replace')[-3000:]}") from e


class TamperedJudge(StrangeJudge):
    guests = "tampered"


def main() -> None:
    from quizzer.judge.session import judge
    from quizzer.judge.spawn import start_zygote

    descriptor, job_seconds, guests = sys.argv[1:]
    wire = Wire(socket.socket(fileno=int(descriptor)), REPORT_LIMIT)
    os.set_inheritable(int(descriptor), False)
    zygote: Any = (
        StrangeZygote() if guests == "strange" else TamperingZygote(strongest(), start_zygote(strongest()))
    )
    judge(wire, zygote, float(job_seconds))
    zygote.close()
    sys.stderr.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
