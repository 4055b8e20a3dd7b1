# crashed, failed, memory_limit, timed_out
import sys

sys.setrecursionlimit(1 << 30)


class Deep:
    def __repr__(self):
        return repr(self)


def total():
    yield 0
    # Through C at every level, where Python does not count.
    nested = ()
    for _ in range(2_000_000):
        nested = (nested,)
    yield hash(nested)


async def both(a, b):
    return await both(a, b)


async def careful(a):
    await both(a, a)
