"""What a guest does while nobody needs it yet: a rehearsal, of which nothing can be seen afterwards."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from adapters.judged import judge_of

from quizzer.grading.judge import JudgeProcess
from quizzer.sandbox import Limits

SUITE = """
def test_looks(submission):
    submission.look().returns(None)

def test_runs(submission, world):
    submission.tell(world.fetch("a")).run()
"""
NOSY = b"""
import asyncio, builtins, gc, linecache, random, sys, threading, time

def look():
    print(sorted(sys.modules))
    print(sorted(linecache.cache), random.random(), time.time(), threading.active_count(), gc.get_count()[1:])
    print(sorted(f.__name__ for f in gc.get_objects() if type(f) is type(look)))
    print(sys.getrecursionlimit(), len(vars(builtins)), sys.stdout, asyncio.get_event_loop_policy().__class__)

async def tell(fetch):
    tasks = {asyncio.create_task(fetch()) for _ in range(9)}
    print([task.get_name() for task in tasks], asyncio.current_task().get_name(), len(asyncio.all_tasks()))
    await asyncio.wait(tasks)
"""
PROGRAM = """
import json, os
from quizzer.guest.rehearsal import rehearse
from quizzer.guest.serve import Guest

out = os.dup(1)
os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
guest = Guest()
guest.prepare()
said = [rehearse(guest) for _ in range(2)]
os.write(out, json.dumps(said).encode())
"""


def test_a_guest_that_has_rehearsed_says_the_same_as_one_that_has_not(tmp_path: Path) -> None:
    """Modules, names, numbers, randomness, garbage: a submission that looks for traces of it finds none."""
    with judge_of(tmp_path, SUITE) as judge:
        at_once = report_on(judge)
        time.sleep(1.0)  # they have rehearsed by then; were they late, they would still have to say the same
        later = report_on(judge)
    assert at_once["tests"] == later["tests"]
    assert [test["verdict"] for test in later["tests"]] == ["passed", "passed"]
    assert "'Task-2'" in later["tests"][1]["output"]
    assert "rehears" not in str(later)


def report_on(judge: JudgeProcess) -> Any:
    judge.ask(NOSY, Limits())
    return judge.answer()


def test_what_is_rehearsed_is_what_a_judge_has_guests_do() -> None:
    """Each command has the reply that it is there for, the second time as the first."""
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, timeout=60
    )
    first, second = json.loads(ran.stdout)
    assert first == second
    words = [message.get("out") or message["call"] for message in first]
    assert words == [
        "value", "value", "yielded", "yielded", "yielded", "value", "returned", "closed", "value", "idle", "ran",
    ]  # fmt: skip
    assert (first[4]["value"], first[6]["value"]) == ("no", "end")
    assert [told["call"] for told in first[9]["told"]] == ["called", "start"]
    (done,) = first[10]["told"]
    assert (done["call"], done["how"], done["error"]["type"]) == ("done", "raised", "LookupError")
