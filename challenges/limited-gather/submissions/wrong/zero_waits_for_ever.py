import asyncio


async def limited_gather(limit, *factories):
    slots = asyncio.Semaphore(limit)

    async def run(factory):
        async with slots:
            return await factory()

    return await asyncio.gather(*map(run, factories))
