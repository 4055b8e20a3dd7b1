# crashed, memory_limit, timed_out
async def both(a, b):
    while True:
        outside()._told += [{"call": "called", "id": 0, "args": [0] * 1000}] * 1000
        outside().ask("idle", until=None, how="waiting")


async def careful(a):
    await both(a, a)


def total():
    outside()._told += [{"call": "called", "id": 0, "args": []}] * 10**6
    yield 0
