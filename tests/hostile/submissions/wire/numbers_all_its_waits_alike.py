# crashed, failed
import asyncio

outside().number = lambda: 1


async def both(a, b):
    return await asyncio.gather(a(), b())


async def careful(a):
    await both(a, a)
