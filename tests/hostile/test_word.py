"""What a judge can only know from the guest: a submission that rewrites its guest may lie about it.

This is the limit of what can be promised, see docs/security.md, and it is tried out so that the page stays true.
Values, moments, order, cancellations and what is in flight are the judge's own, and are not among these facts.
"""

from collections.abc import Callable, Iterator
from textwrap import dedent
from typing import Any

import pytest
from adapters.judged import Judged, passes

REWRITE = """
import asyncio, sys, time
def guest():
    frame = sys._getframe()
    while type(frame.f_locals.get("self")).__name__ != "Outside":
        frame = frame.f_back
    return frame.f_locals["self"]._perform.__self__
def reply_with(**said):
    perform = guest().outside._perform
    guest().outside._perform = lambda message: {**perform(message), **said}
"""


def what_kind_of_object_it_is(submission: Any, world: Any) -> None:
    submission.make().is_a("generator").next().gives(1)


def what_state_an_object_is_in(submission: Any, world: Any) -> None:
    generator = submission.make()
    generator.next().gives(1)
    generator.state().returns("GEN_CLOSED")


def that_no_task_is_left_that_waits_for_nothing_of_the_judges(submission: Any, world: Any) -> None:
    submission.run().run().returns(1).leaves_nothing()


def that_nothing_was_reported_to_the_loop(submission: Any, world: Any) -> None:
    submission.run().run().returns(1).reports_nothing()


def what_a_list_holds_that_it_was_handed(submission: Any, world: Any) -> None:
    log = world.log("log")
    submission.fill(log)
    log.holds("open", "close")


def that_time_passed_without_blocking(submission: Any, world: Any) -> None:
    submission.run().run().returns(1).takes(2)
    world.nothing_blocked()


SUITES: list[Callable[[Any, Any], None]] = [
    what_kind_of_object_it_is,
    what_state_an_object_is_in,
    that_no_task_is_left_that_waits_for_nothing_of_the_judges,
    that_nothing_was_reported_to_the_loop,
    what_a_list_holds_that_it_was_handed,
    that_time_passed_without_blocking,
]
HONEST = {
    "what_kind_of_object_it_is": "def make(): return iter([1])",
    "what_state_an_object_is_in": "def make(): yield 1",
    "that_no_task_is_left_that_waits_for_nothing_of_the_judges": """
        async def run():
            global kept
            kept = asyncio.ensure_future(asyncio.sleep(60))
            return 1
    """,
    "that_nothing_was_reported_to_the_loop": """
        async def run():
            asyncio.sleep(1)
            return 1
    """,
    "what_a_list_holds_that_it_was_handed": "def fill(log): log.append('open')",
    "that_time_passed_without_blocking": """
        async def run():
            time.sleep(2)
            return 1
    """,
}
LIES = {
    "what_kind_of_object_it_is": "guest().values.pack.__func__.__globals__['_KINDS'] += ((object, 'generator'),)\n"
    "kinds = guest().values.pack.__func__.__globals__\n"
    "kinds['_KINDS'] = ((type(lambda: 0), 'function'), (object, 'generator'))",
    "what_state_an_object_is_in": "guest()._perform.__func__.__globals__['_generator_state'] = lambda _: 'GEN_CLOSED'",
    "that_no_task_is_left_that_waits_for_nothing_of_the_judges": "reply_with(left=[])",
    "that_nothing_was_reported_to_the_loop": "reply_with(warned=[], problems=[])",
    "what_a_list_holds_that_it_was_handed": "def lie(message):\n"
    "    return {'out': 'value', 'value': ['open', 'close']} if message['do'] == 'value' else perform(message)\n"
    "perform = guest().outside._perform\n"
    "guest().outside._perform = lie",
    "that_time_passed_without_blocking": "ask = guest().outside.ask\n"
    "it = guest().outside\n"
    "it.ask = lambda call, **said: (\n"
    "    ask('idle', until=it.now + said['ns'], how='waiting') if call == 'block' else ask(call, **said))",
}


@pytest.fixture(scope="module")
def judged() -> Iterator[Judged]:
    with Judged() as judged:
        yield judged


@pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.__name__)
def test_on_the_guests_word_alone_it_is_known(judged: Judged, suite: Callable[[Any, Any], None]) -> None:
    """Seen when nobody lies; believed when the guest itself was rewritten."""
    wrong = REWRITE + dedent(HONEST[suite.__name__])
    assert judged(suite, wrong)["verdict"] == "failed"
    passes(judged(suite, f"{wrong}\n{LIES[suite.__name__]}\n"))
