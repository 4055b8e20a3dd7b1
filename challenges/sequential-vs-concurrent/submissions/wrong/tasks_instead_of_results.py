import asyncio


async def sequential(*factories):
    return [await factory() for factory in factories]


async def concurrent(*factories):
    tasks = [asyncio.create_task(factory()) for factory in factories]
    await asyncio.gather(*tasks)
    return tasks
