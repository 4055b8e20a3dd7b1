# failed, memory_limit, timed_out
import asyncio


async def both(a, b):
    async def again():
        asyncio.ensure_future(again())
        asyncio.ensure_future(again())

    await again()
    while True:
        await asyncio.sleep(0)
