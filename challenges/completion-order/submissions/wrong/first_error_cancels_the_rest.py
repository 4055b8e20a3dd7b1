import asyncio


async def completion_order(named):
    finished = []

    async def run(name, coroutine):
        try:
            finished.append((name, await coroutine))
        except Exception as error:
            finished.append((name, error))
            raise

    try:
        async with asyncio.TaskGroup() as group:
            for item in named.items():
                group.create_task(run(*item))
    except* Exception:
        pass
    return finished
