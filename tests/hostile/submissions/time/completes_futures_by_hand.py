# crashed, failed
import asyncio


async def both(a, b):
    tasks = [asyncio.ensure_future(a()), asyncio.ensure_future(b())]
    await asyncio.sleep(0)
    for task in tasks:
        task._fut_waiter.set_result({"value": "a-0123456789abcdef"})
    return await asyncio.gather(*tasks)


async def careful(a):
    task = asyncio.ensure_future(a())
    await asyncio.sleep(0)
    task._fut_waiter.set_exception(ValueError())
    return await task
