# crashed
import random


async def both(a, b):
    for call in ("idle", "block", "step", "function", "tick", "cancelled", "finished", "", None, [1]):
        outside()._told.append({"call": call, "until": None, "how": "waiting", "ns": 10**9, "key": 1})
        random.shuffle(outside()._told)
    return [await a(), await b()]


async def careful(a):
    outside()._told.append({"call": "idle", "until": None, "how": "waiting"})
    await a()


def total():
    outside().tell("block", ns=1)
    yield 0
