import asyncio


async def limited_gather(limit, *factories):
    if limit < 1:
        raise ValueError(limit)
    slots = asyncio.Semaphore(limit)

    async def run(factory):
        async with slots:
            return await factory()

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(run(factory)) for factory in factories]
    return [task.result() for task in tasks]
