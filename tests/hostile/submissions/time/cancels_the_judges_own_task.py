# crashed, failed
import asyncio
import gc


async def both(a, b):
    for thing in gc.get_objects():
        if isinstance(thing, asyncio.Task):
            thing.cancel()
    await a()


async def careful(a):
    for task in asyncio.all_tasks():
        task.cancel()
    await a()
