import asyncio


async def limited_gather(limit, *factories):
    if limit < 1:
        raise ValueError(limit)

    async def run(factory):
        async with asyncio.Semaphore(limit):
            return await factory()

    return await asyncio.gather(*map(run, factories))
