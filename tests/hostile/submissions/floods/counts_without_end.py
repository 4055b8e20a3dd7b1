# failed, memory_limit, timed_out
import itertools


def total():
    yield 0
    yield list(itertools.count())


async def both(a, b):
    return "x" * (1 << 40)
