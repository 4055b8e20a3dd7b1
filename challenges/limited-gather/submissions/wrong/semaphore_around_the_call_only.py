import asyncio


async def limited_gather(limit, *factories):
    if limit < 1:
        raise ValueError(limit)
    slots = asyncio.Semaphore(limit)

    async def run(factory):
        async with slots:
            coroutine = factory()
        return await coroutine

    return await asyncio.gather(*map(run, factories))
