# crashed
import random


async def both(a, b):
    (thing,) = [cell.cell_contents["id"] for cell in a.__closure__ if type(cell.cell_contents) is dict]
    call = random.choice(
        [
            {"call": "blocked", "key": 1, "args": [], "kwargs": {}},
            {"call": "function", "args": [], "kwargs": {}},
            {"call": "start", "key": 1, "args": [], "kwargs": {}, "thread": True},
            {"call": "begin", "args": [], "kwargs": {}},
            {"call": "step", "op": "next"},
            {"call": "tick"},
            {"call": "result"},
            {"call": "finished", "key": 1},
        ]
    )
    return outside().ask(**call, id=thing)["value"]


async def careful(a):
    await both(a, a)


def total():
    outside().ask("finished", id=0)
    yield 0
