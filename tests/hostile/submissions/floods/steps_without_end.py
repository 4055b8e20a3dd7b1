# crashed, failed, stuck, timed_out
# wall_seconds=0.5
def total():
    yield 0
    yield from (0 for _ in iter(int, 1))


async def both(a, b):
    import asyncio

    while True:
        await asyncio.sleep(0.001)
