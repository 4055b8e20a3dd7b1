# failed, stuck
import asyncio


async def both(a, b):
    loop = asyncio.get_running_loop()
    loop.call_later(0.1, loop._scheduled.clear)
    task = asyncio.ensure_future(asyncio.sleep(1))
    loop._expected.clear()
    await task
    return [await a(), await b()]
