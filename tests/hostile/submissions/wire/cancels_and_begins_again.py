# failed
import asyncio


async def both(a, b):
    for _ in range(100):
        tasks = [asyncio.ensure_future(a()), asyncio.ensure_future(b())]
        await asyncio.sleep(0)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return [await a(), await b()]


async def careful(a):
    for _ in range(100):
        first = a().__await__()
        next(first)
        first.close()
    return await a() if False else None
