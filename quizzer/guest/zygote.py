"""The zygote: has imported what guests need, closes itself off, and forks a guest on request.

Started as ``python -s -P -S -c BOOT ROOT SANDBOX``. Over the control socket, which is its standard input, a line of
JSON each way:

    {"fork": {limits}} + descriptors [wire, output] →  {"pid": 123}
    {"reap": 123, "patience": 0.5}               →  {"status": -9, "cpu": 0.1, "killed": true}
    {"keep": 1}, {"keep": null}, {"seat": 123}   →  {}     see ``quizzer.guest.processors``

Requests may come ahead of the answers: the judge has the next guest forked while a test runs in this one.
"""

import gc
import json
import os
import select
import signal
import socket
import sys
import time
import types
from collections.abc import Collection
from contextlib import suppress
from typing import Any, NoReturn

from quizzer.guest.processors import Processors
from quizzer.guest.rehearsal import rehearse
from quizzer.guest.serve import Guest
from quizzer.sandbox import Limits, Sandbox, named
from quizzer.sandbox._kernel import adopt_orphans, die_with_parent, hide_memory
from quizzer.wire.frames import Wire
from quizzer.wire.process import close_inherited, take_wire

_monotonic, _sleep = time.monotonic, time.sleep  # its guests' clock will be the judge's

IDLE_SECONDS = 0.3
"""Who has not been spoken to for so long has time to rehearse: a submission that is judged at once is not held up."""
REHEARSALS = 8
"""Python 3.11 specialises a function at its eighth call; what is specialised here is so in guests."""
_WARM = (
    "abc asyncio collections contextlib contextvars copy dataclasses enum functools heapq inspect io itertools json "
    "math operator queue random re threading traceback types typing warnings weakref"
)
"""What submissions import, as a rule; what is not here they import themselves."""


def main() -> NoReturn:
    """Serve until the judge closes the control socket."""
    close_inherited()
    # Ignored, as it is where some supervisors start a command, it would have the system reap the guests.
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    root, sandbox_name = sys.argv[1:]
    os.chdir("/")
    die_with_parent()
    hide_memory()  # and so the guests': one of them cannot change the next
    adopt_orphans()
    # Deterministic: cycles are collected only when a submission asks for it. It saves a third of a guest's time, too.
    gc.disable()
    for name in _WARM.split():
        __import__(name)
    sandbox = named(sandbox_name)
    sys.path.remove(root)
    sys.argv[:] = ["submission"]
    _hide_own_modules()
    control = socket.socket(fileno=take_wire())
    sandbox.confine_zygote()
    guest = Guest()
    guest.prepare()
    gc.freeze()
    _serve(control, sandbox, guest)
    _end_leftovers()
    os._exit(0)


def _hide_own_modules() -> None:
    """What a guest consists of cannot be imported by a submission: not to be stumbled upon, nor changed in passing."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "quizzer"]:
        del sys.modules[name]
    sys.modules["__main__"] = types.ModuleType("__main__")


def _serve(control: socket.socket, sandbox: Sandbox, guest: Guest) -> None:
    control.sendall(b'{"ready": true}\n')
    guests: set[int] = set()
    processors = Processors()
    rest, waiting, rehearsed = b"", [], False
    while True:
        if not rehearsed and _has_time(control):
            for _ in range(REHEARSALS):
                rehearse(guest)
            gc.freeze()
            rehearsed = True
        data, descriptors, _, _ = socket.recv_fds(control, 4096, 4)
        if not data:
            return
        waiting += descriptors
        *lines, rest = (rest + data).split(b"\n")
        for line in lines:
            request: dict[str, Any] = json.loads(line)
            if "fork" in request:
                wire, output, *waiting = waiting
                pid = os.fork()
                if pid == 0:
                    control.close()
                    _become(guest, sandbox, Limits(**request["fork"]), wire, output)
                os.close(wire)
                os.close(output)
                guests.add(pid)
                answer: dict[str, float] = {"pid": pid}
            elif "keep" in request:
                processors.keep(request["keep"], guests)
                answer = {}
            elif "seat" in request:
                processors.seat(request["seat"])
                answer = {}
            else:
                processors.unseat(request["reap"])
                answer = _reap(request["reap"], request["patience"], guests)
            control.sendall(json.dumps(answer).encode() + b"\n")


def _reap(pid: int, patience: float, guests: set[int]) -> dict[str, float]:
    """How the guest ended: its exit code, or minus the signal that ended it; and the CPU time that it took.

    One that still runs is killed after ``patience`` seconds.
    """
    until = _monotonic() + patience
    ended, status, usage = os.wait4(pid, os.WNOHANG)
    while not ended and _monotonic() < until:
        _sleep(0.0005)
        ended, status, usage = os.wait4(pid, os.WNOHANG)
    if not ended:
        os.kill(pid, signal.SIGKILL)
        _, status, usage = os.wait4(pid, 0)
    guests.discard(pid)
    _end_leftovers(guests)
    return {
        "status": os.waitstatus_to_exitcode(status),
        "cpu": usage.ru_utime + usage.ru_stime,
        "killed": not ended,
    }


def _end_leftovers(guests: Collection[int] = ()) -> None:
    """End what a guest has left behind, where the sandbox lets it make processes at all.

    Whoever is a child now and no guest is such a leftover. Each that ends makes its own children ours.
    """
    until = _monotonic() + 2
    while (left := [pid for pid in _children() if pid not in guests]) and _monotonic() < until:
        for pid in left:
            os.kill(pid, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(pid, 0)


def _children() -> list[int]:
    try:
        with open(f"/proc/self/task/{os.getpid()}/children", encoding="ascii") as file:  # noqa: PTH123
            return [int(pid) for pid in file.read().split()]
    except OSError:  # not on this system, or out of reach because nothing could have been made
        return []


def _has_time(wire: Wire | socket.socket) -> bool:
    """Whether nobody has said anything for a while: whoever judges one submission after another says something."""
    return not select.select([wire], [], [], IDLE_SECONDS)[0]


def _become(guest: Guest, sandbox: Sandbox, limits: Limits, wire: int, output: int) -> NoReturn:
    die_with_parent()
    judge = Wire(socket.socket(fileno=wire))
    if _has_time(judge):
        rehearse(guest)  # before what it prints is anybody's output
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.close(output)
    sandbox.confine_guest(limits)
    try:
        guest.serve(judge)
    finally:
        # Nothing of the submission's runs any more: no atexit, no finalisers, no threads that are waited for.
        os._exit(0)
