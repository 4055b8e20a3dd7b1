# crashed, failed
import asyncio


async def both(a, b):
    background.append(asyncio.ensure_future(a()))
    results = await asyncio.gather(a(), b())
    background.append(asyncio.ensure_future(b()))
    await asyncio.sleep(0)
    return results


background = []
asyncio.all_tasks = asyncio.tasks.all_tasks = lambda loop=None: set()
guest()._runs._loop.unfinished = lambda: []
