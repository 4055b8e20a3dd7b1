"""A test that is performed while nobody waits, with a judge that speaks from a script.

What is done for the first time costs most: Python specialises the code that runs and makes caches, and a guest writes
to pages that it shares with its zygote, each of which must then be copied. So the zygote performs it a few times, when
it has time, and then each guest that has. Afterwards nothing can be seen of it: no module, no number used up, no name.
"""

import json
import socket
from contextlib import suppress
from typing import Any

from quizzer.guest.loop import VirtualLoop
from quizzer.guest.serve import Guest
from quizzer.wire.frames import Message, Wire, WireClosed

NOW, LATER = 1_000 * 10**9, 1_001 * 10**9
SUBMISSION = """
import asyncio
from collections.abc import Generator

class Pair:
    def __init__(self, left, right):
        self.left, self.right = left, right

def echo(first) -> Generator[object, object, str]:
    got = yield first
    while True:
        try:
            got = yield got
        except ValueError as e:
            got = str(e)
            print(got)
        if got is None:
            return "end"

async def work(fetch):
    pair = Pair(fetch, asyncio.sleep)
    task = asyncio.create_task(pair.left())
    one, two = await asyncio.gather(task, pair.right(1))
    raise LookupError(one)
"""
_GENERATOR, _COROUTINE = ({"$": "ref", "id": handle} for handle in (1, 2))
_FETCH = {"$": "door", "kind": "fetch", "id": 1, "name": "a", "computed": False}
_ERROR = {"$": "raise", "type": "ValueError", "args": ["no"], "key": 1}
_JOB = {"key": 2, "on": _COROUTINE, "at": 0, "cancel": None, "label": "work"}
_SCRIPT: tuple[Message, ...] = (
    {"do": "load", "source": SUBMISSION},
    {"do": "call", "name": "echo", "args": [{"$": "tuple", "v": [1, 2.5, None]}], "kwargs": {}},
    {"do": "next", "on": _GENERATOR},
    {"do": "send", "on": _GENERATOR, "value": {"a": [1, True]}},
    {"do": "throw", "on": _GENERATOR, "args": [_ERROR]},
    {"do": "state", "on": _GENERATOR},
    {"do": "send", "on": _GENERATOR, "value": None},
    {"do": "close", "on": _GENERATOR},
    {"do": "call", "name": "work", "args": [_FETCH], "kwargs": {}},
    {"do": "run", "jobs": [_JOB], "until": 0},
    {"now": LATER, "due": [{"key": 1, "value": "b", "at": LATER}]},  # "idle"
)
_FRAMES = b"".join(
    json.dumps({"now": NOW, **message, "t": turn}).encode() + b"\n" for turn, message in enumerate(_SCRIPT, 1)
)


def rehearse(guest: Guest) -> list[Message]:
    """Have a guest that is prepared perform it, and forget it; what the guest said."""
    guest.loop_type = _Loop
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.sendall(_FRAMES)
        ours.shutdown(socket.SHUT_WR)
        with suppress(WireClosed):
            guest.serve(Wire(theirs))
        theirs.shutdown(socket.SHUT_WR)
        said = [json.loads(line) for line in ours.makefile("rb")]
    del guest.loop_type
    guest.forget()
    return said


class _Loop(VirtualLoop):
    def create_task(self, coro: Any, **kwargs: Any) -> Any:
        """With a name: those without are numbered, and the first one of a submission is number 1."""
        return super().create_task(coro, **{**kwargs, "name": kwargs.get("name") or "rehearsal"})
