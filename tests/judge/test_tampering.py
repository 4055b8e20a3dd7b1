"""Submissions that tamper with time: a second of the judge's is a second, whatever they make of their clocks."""

import pytest
from adapters.condemned import Condemned

SEQUENTIAL = "async def both(a, b): return [await a(), await b()]\n"
CLOCKS = {
    "stopped_clocks": "time.monotonic = time.time = time.perf_counter = lambda: 0.0",
    "clocks_that_jump": "ticks = iter(range(10**9)); time.monotonic = time.perf_counter = lambda: float(next(ticks))",
    "a_loop_with_a_stopped_clock": "type(asyncio.new_event_loop()).time = lambda self: 0.0",
    "sleeps_that_do_not": "time.sleep = asyncio.sleep = lambda *_: asyncio.Future()",
    "a_loop_of_its_own": "asyncio.set_event_loop_policy(asyncio.DefaultEventLoopPolicy())",
    "a_selector_that_never_asks": "import selectors; selectors.SelectSelector.select = lambda *_: []",
    "a_judge_that_is_told_another_time": "it = outside(); it.now = 10**15",
    "the_time_set_back": (
        "it = outside(); kind = type(it); kind.now = property(lambda self: 10**12, lambda self, value: None)"
    ),
    "turns_that_do_not_ask": "type(asyncio.new_event_loop()).turn = lambda self, *, idle: None",
    "advances_that_do_nothing": "type(asyncio.new_event_loop())._advance = lambda self, how: None",
    "timers_that_are_all_due": (
        "type(asyncio.new_event_loop()).call_at = lambda self, when, f, *a, context=None: self.call_soon(f, *a)"
    ),
}  # fmt: skip
FIND = """
import asyncio, sys, time
def outside():
    frame = sys._getframe()
    while frame is not None:
        found = frame.f_locals.get("self")
        if type(found).__name__ == "Outside":
            return found
        frame = frame.f_back
"""


@pytest.mark.parametrize("trick", CLOCKS)
def test_two_seconds_do_not_become_one_with(condemned: Condemned, trick: str) -> None:
    """One after the other takes two seconds: that is what the judge's clock shows, not the submission's."""
    condemned("both", f"{FIND}\n{CLOCKS[trick]}\n{SEQUENTIAL}")


BY_HAND = {
    "its_futures_are_completed_by_hand": (
        "for t in tasks: t._fut_waiter and t._fut_waiter.set_result({'value': t.get_name(), 'key': 1})"
    ),
    "its_results_are_set_by_hand": (
        "tasks = [asyncio.get_running_loop().create_future() for _ in 'ab']; [t.set_result('a-0') for t in tasks]"
    ),
    "its_timers_are_thrown_away": "asyncio.get_running_loop()._scheduled.clear()",
    "its_timers_are_edited": "[setattr(t, '_when', 0.0) for t in asyncio.get_running_loop()._scheduled]",
    "its_expectations_are_met_by_hand": (
        "[wake({'key': key, 'value': 'a-0'}) for key, (_, wake) in list(asyncio.get_running_loop()._expected.items())]"
    ),
    "it_steps_its_coroutines_itself": "\n".join(
        ("coroutines = [a(), b()]", "    for c in coroutines:", "        c.send(None)", "        try: c.send(None)",
         "        except BaseException: pass")
    ),
    "it_runs_the_loop_inside_the_loop": (
        "loop = asyncio.get_running_loop(); asyncio._set_running_loop(None); loop._thread_id = None; loop.run_forever()"
    ),
    "it_closes_the_loop": "loop = asyncio.get_running_loop(); loop.stop(); loop._closed = True",
    "it_asks_for_the_time_to_pass": (
        "it = outside(); [it.ask('idle', until=it.now + n * 10**8, how='waiting') for n in range(3)]"
    ),
    "it_throws_into_its_tasks": "[t.get_coro().throw(StopIteration('a-0')) for t in tasks]",
    "it_cancels_and_forgets": "[t.cancel() for t in tasks]; [t.uncancel() for t in tasks]",
}  # fmt: skip


@pytest.mark.parametrize("trick", BY_HAND)
def test_no_result_comes_early_when(condemned: Condemned, trick: str) -> None:
    """What a fetch gives is not there before its time, however a submission drives the loop."""
    condemned("both", f"""{FIND}
async def both(a, b):
    tasks = [asyncio.ensure_future(f()) for f in (a, b)]
    await asyncio.sleep(0.5)
    {BY_HAND[trick]}
    await asyncio.sleep(0)
    found = []
    for t in tasks:
        try: found.append(t.result() if t.done() else "a-0")
        except BaseException as e: found.append(str(e))
    await asyncio.sleep(0.5)
    return found
""")  # fmt: skip


HIDDEN = {
    "from_asyncio": "asyncio.all_tasks = asyncio.tasks.all_tasks = lambda loop=None: set()",
    "by_unregistering_it": "asyncio.tasks._unregister_task(task)",
    "by_forgetting_all": "asyncio.tasks._scheduled_tasks.clear()",
    "from_the_loop": "loop = asyncio.get_running_loop(); loop.unfinished = lambda: []; loop._made.clear()",
    "by_saying_that_it_is_done": "type(task).done = lambda self: True",
    "as_a_coroutine_driven_by_hand": "task.cancel(); await asyncio.sleep(0); slow_one = slow(); slow_one.send(None)",
}


@pytest.mark.parametrize("way", HIDDEN)
def test_a_task_that_still_waits_cannot_be_hidden(condemned: Condemned, way: str) -> None:
    """That a fetch is in flight is known to the judge from the fetch, not from what the guest says of its tasks."""

    condemned("first", f"""{FIND}
async def first(quick, slow):
    global slow_one
    task = asyncio.ensure_future(slow())
    result = await quick()
    {HIDDEN[way]}
    return result
def total():
    value = 0
    while True:
        value += (yield value) or 0
""", "failed")  # fmt: skip
