# crashed
import random


async def both(a, b):
    outside()._told.append(random.choice([None, 1, "called", ["called"], {}, {"call": {}}]))
    return [await a(), await b()]


async def careful(a):
    outside()._told = random.choice([1, "called", {"call": "called"}, {0: 1}])
    await a()


def total():
    outside().tell("called", id=0, args=[])
    yield 0
