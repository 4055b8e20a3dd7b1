import asyncio


async def completion_order(named):
    finished = {}

    async def run(name, coroutine):
        try:
            finished[name] = await coroutine
        except Exception as error:
            finished[name] = error

    await asyncio.gather(*(run(*item) for item in named.items()))
    return finished
