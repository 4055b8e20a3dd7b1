# crashed, failed, memory_limit, timed_out
def total():
    yield 0
    yield from total()


async def both(a, b):
    return await both(a, b)


async def careful(a):
    import sys

    sys.setrecursionlimit(10**6)

    def deeper():
        return deeper()

    return deeper()
