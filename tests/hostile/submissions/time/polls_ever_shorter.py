# failed, stuck, timed_out
import asyncio


async def both(a, b):
    nap = 1.0
    while True:
        await asyncio.sleep(nap)
        nap /= 2
