import asyncio


async def sequential(*factories):
    async def one_by_one():
        for factory in factories:
            yield await factory()

    return [result async for result in one_by_one()]


async def concurrent(*factories):
    ended = asyncio.Queue()
    tasks = [asyncio.ensure_future(factory()) for factory in factories]
    for task in tasks:
        task.add_done_callback(ended.put_nowait)
    for _ in tasks:
        task = await ended.get()
        if task.exception():
            raise task.exception()
    return [task.result() for task in tasks]
