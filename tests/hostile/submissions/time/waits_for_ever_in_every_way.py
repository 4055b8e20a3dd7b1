# failed, stuck
import asyncio
import math


def total():
    yield 0
    asyncio.run(asyncio.Event().wait())


async def both(a, b):
    await asyncio.sleep(math.inf)


async def careful(a):
    await asyncio.gather(
        asyncio.Event().wait(), asyncio.Queue().get(), asyncio.get_running_loop().create_future()
    )
