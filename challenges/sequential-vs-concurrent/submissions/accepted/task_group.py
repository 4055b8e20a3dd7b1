import asyncio


async def sequential(*factories):
    return [await factory() for factory in factories]


async def concurrent(*factories):
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(factory()) for factory in factories]
    except BaseExceptionGroup as errors:
        raise errors.exceptions[0] from None
    return [task.result() for task in tasks]
