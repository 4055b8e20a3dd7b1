import asyncio


async def completion_order(named):
    finished, failed = [], []

    async def run(name, coroutine):
        try:
            finished.append((name, await coroutine))
        except Exception as error:
            failed.append((name, error))

    await asyncio.gather(*(run(*item) for item in named.items()))
    return finished + failed
