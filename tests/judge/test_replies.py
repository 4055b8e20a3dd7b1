"""Replies that no guest would give: each ends the test with a verdict on the submission, none is the judge's error.

The way to the judge is easy to find for a submission: it is in every frame.
"""

import pytest
from adapters.condemned import Condemned

FIND = """
import asyncio, gc, json, os, sys, threading, time
def outside():
    frame = sys._getframe()
    while frame is not None:
        found = frame.f_locals.get("self")
        if type(found).__name__ == "Outside":
            return found
        frame = frame.f_back
def say(**message):
    it = outside()
    it._wire.send({"t": it._turn, **message})
def raw(data):
    outside()._wire._sock.sendall(data)
def hear():
    it = outside()
    message = it._wire.receive()
    it._turn = message["t"]
    return message
"""
REPLIES = {
    "of_no_kind": "say()",
    "of_an_unknown_kind": "say(out='passed')",
    "that_says_all_is_well": "say(out='value', value=True, passed=True, verdict='passed', complete=True)",
    "without_a_value": "say(out='yielded')",
    "that_calls_and_answers": "say(out='yielded', value=10, call='idle', until=None)",
    "of_another_turn": "raw(b'{\"t\": 0, \"out\": \"yielded\", \"value\": 10}\\n')",
    "of_a_turn_to_come": "raw(b'{\"t\": 99, \"out\": \"yielded\", \"value\": 10}\\n')",
    "that_is_a_list": "raw(b'[]\\n')",
    "that_is_not_json": "raw(b'passed\\n')",
    "that_is_not_text": "raw(b'\\xff\\x00\\n')",
    "that_is_nan": "raw(b'{\"t\": NaN, \"out\": \"yielded\"}\\n')",
    "that_is_enormous": "raw(b'{\"t\": 1, \"out\": \"' + b'x' * 10_000_000)",
    "that_is_very_deep": "raw(b'[' * 1_000_000 + b'\\n')",
    "that_is_very_wide": "raw(b'{\"t\":3,\"out\":\"value\",\"value\":[' + b'[],' * 1_000_000 + b'0]}\\n')",
    "with_strange_lists": (
        "say(out='yielded', value=10, warned=5, problems={'a': 1}, tasks='x', left=None, waiting=True)"
    ),
    "with_a_word_that_is_none": "say(out=['yielded'], value=10)",
    "that_is_an_unknown_thing": "say(out='yielded', value={'$': 'door', 'kind': 'fetch', 'id': 0})",
    "that_is_a_broken_thing": "say(out='yielded', value={'$': 'ref', 'id': 'x'})",
    "that_is_a_broken_exception": "say(out='raised', error={'$': 'exc', 'id': 1})",
    "that_raises_a_number": "say(out='raised', error=5)",
    "that_raises_an_exception_never_given": (
        "say(out='raised', error={'$': 'exc', 'id': 1, 'key': 5, 'type': 'E', 'bases': [], 'args': [], 'text': '', "
        "'cause': None, 'parts': [], 'trace': []})"
    ),
    "that_raises_an_exception_of_odd_parts": (
        "say(out='raised', error={'$': 'exc', 'id': 1, 'key': -1, 'type': 'E', 'bases': {'a': 1}, 'args': 'x', "
        "'text': 'x', 'cause': [1], 'parts': [5], 'trace': [{'line': 1e308, 'in': 5}]})"
    ),
    "with_endless_causes": (
        "cause = None\n    for _ in range(150):\n"
        "        cause = {'$': 'exc', 'id': 1, 'key': None, 'type': 'E', 'bases': [], 'args': [], 'text': '', "
        "'cause': cause, 'parts': [], 'trace': []}\n    say(out='raised', error=cause)"
    ),
    "twice": "say(out='yielded', value=0)\n    say(out='yielded', value=10)",
    "in_advance": (
        "it = outside()\n    for n in range(9):\n"
        "        it._wire.send({'t': it._turn + n, 'out': 'yielded', 'value': 10})"
    ),
    "that_something_is_missing": "say(out='missing', names=[5, None, 'x' * 1_000_000])",
    "that_it_is_stuck": "say(out='stuck')",
    "that_it_ran": "say(out='ran', left=[], tasks=[{'name': 5, 'from': 1e300, 'to': 10**400, 'how': []}] * 1000)",
    "that_calls_for_nothing_known": "say(call='passed'); hear()",
    "that_calls_without_details": "say(call='start'); hear()",
    "that_starts_what_is_not_there": "say(call='start', id=-1, args=[]); hear()",
    "that_steps_what_is_no_generator": "say(call='step', id=0, op='next'); hear()",
    "that_ends_a_job_that_is_none": "say(call='done', key=1, how='returned', value=10); hear()",
    "that_waits_until_the_end_of_time": "say(call='idle', until=10**400, how='waiting'); hear()",
    "that_waits_for_nonsense": "say(call='idle', until='never', how=5); hear()",
    "that_sleeps_backwards": "say(call='block', ns=-10**30); hear()",
    "that_has_a_timer_of_a_fraction": "say(call='timer', ns=0.5); hear()",
    "that_cancels_what_never_began": "say(call='cancelled', key=7); hear()",
    "that_gives_up": "say(call='idle', until=None, how='endless'); hear()",
    "that_ticks": "say(call='tick', id=0); hear()",
}  # fmt: skip


@pytest.mark.parametrize("reply", REPLIES)
def test_a_submission_cannot_pass_with_a_reply(condemned: Condemned, reply: str) -> None:
    """Whatever is not what a guest says, at that moment, about what it was given, ends the test."""
    submission = f"{FIND}\ndef forge():\n    {REPLIES[reply]}\n"
    condemned(
        "total",
        submission + "def total():\n    yield 0\n    forge()\n    yield 9\n    yield 30\n",
    )
    condemned(
        "both",
        submission + "async def both(a, b):\n    await a()\n    forge()\n    return [1, 2]\n",
    )
    condemned("total", submission + "forge()\n")


REPLACED = {
    "json": "json.JSONEncoder = json.JSONDecoder = json.dumps = json.loads = None",
    "the_coders_of_json": (
        "json.encoder.c_make_encoder = json.decoder.scanner = None; json.encoder.encode_basestring = str"
    ),
    "sockets": "import socket; socket.socket.recv = socket.socket.sendall = lambda *_: b''",
    "time": "time.sleep = time.monotonic = time.time = lambda *_: 0",
    "threads": "threading.get_ident = lambda: 0; threading.current_thread = threading.main_thread = lambda: None",
    "inspection": "import inspect; inspect.getgeneratorstate = inspect.isawaitable = lambda *_: 'GEN_CLOSED'",
    "the_loop": "asyncio.get_running_loop = asyncio.new_event_loop = asyncio.SelectorEventLoop = None",
    "tasks": "asyncio.Task = asyncio.Future = asyncio.all_tasks = asyncio.current_task = lambda *_, **__: set()",
    "exceptions": "asyncio.CancelledError = asyncio.TimeoutError = type('E', (Exception,), {})",
    "sys": "sys.getrecursionlimit = sys.setrecursionlimit = sys._getframe = lambda *_: 1",
    "output": "sys.stdout = sys.stderr = None",
    "all_modules": "sys.modules.clear()",
    "what_it_talks_with": "it = outside(); it.ask = it._asked = lambda *_, **__: {'value': 10, 'key': 1, 'due': []}",
    "what_values_are_packed_with": (
        "it = outside(); values = it._perform.__self__._values; values.pack = lambda *_: 10"
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", REPLACED)
def test_a_wrong_submission_does_not_pass_with_something_else_for(condemned: Condemned, what: str) -> None:
    """Sequential, it takes two seconds; echoing, it gives the wrong totals; nothing that it replaces changes that."""
    submission = f"{FIND}\n{REPLACED[what]}\n"
    condemned("total", submission + "def total():\n    value = 0\n    while True: value = yield value or 0\n")
    condemned("both", submission + "async def both(a, b): return [await a(), await b()]\n")
