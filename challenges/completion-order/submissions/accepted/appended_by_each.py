import asyncio


async def completion_order(named):
    finished = []

    async def run(name, coroutine):
        try:
            result = await coroutine
        except Exception as error:
            result = error
        finished.append((name, result))

    async with asyncio.TaskGroup() as group:
        for item in named.items():
            group.create_task(run(*item))
    return finished
