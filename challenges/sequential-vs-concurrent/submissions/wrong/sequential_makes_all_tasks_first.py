import asyncio


async def sequential(*factories):
    tasks = [asyncio.create_task(factory()) for factory in factories]
    return [await task for task in tasks]


async def concurrent(*factories):
    return await asyncio.gather(*(factory() for factory in factories))
