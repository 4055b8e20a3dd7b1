import asyncio


async def limited_gather(limit, *factories):
    if limit <= 0:
        raise ValueError("there must be a slot")
    slots = asyncio.BoundedSemaphore(limit)

    async def run(factory):
        await slots.acquire()
        try:
            return await factory()
        finally:
            slots.release()

    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(run(factory)) for factory in factories]
    except BaseExceptionGroup as errors:
        raise errors.exceptions[0] from None
    return [task.result() for task in tasks]
