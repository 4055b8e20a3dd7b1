import asyncio


async def limited_gather(limit, *factories):
    if limit < 1:
        raise ValueError(limit)
    slots = asyncio.Semaphore(limit)

    async def run(factory):
        async with slots:
            return await factory()

    return [await one for one in asyncio.as_completed([run(factory) for factory in factories])]
