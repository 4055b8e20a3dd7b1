# crashed
import random


async def both(a, b):
    # What the judge has not asked for, has asked for and got already, or says itself when it is so.
    key = random.choice([0, 1, 2, -1, 10**30, "1", None])
    outside().tell("done", key=key, how="returned", value=["a", "b"])
    return [await a(), await b()]


async def careful(a):
    outside().tell("due", key=1, value=0)
    await a()


def total():
    outside().tell("done", key=1, how="returned", value=0)
    yield 0
