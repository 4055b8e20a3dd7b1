import asyncio


async def sequential(*factories):
    return [await factory() for factory in factories]


async def concurrent(*factories):
    tasks = [asyncio.create_task(factory()) for factory in factories]
    return [await task for task in tasks]
