import asyncio


async def sequential(*factories):
    return [await factory() for factory in factories]


async def concurrent(*factories):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(factory()) for factory in factories]
    return [task.result() for task in tasks]
