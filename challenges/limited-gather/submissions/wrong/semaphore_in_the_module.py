import asyncio

slots = None


async def limited_gather(limit, *factories):
    global slots
    if limit < 1:
        raise ValueError(limit)
    slots = slots or asyncio.Semaphore(limit)

    async def run(factory):
        async with slots:
            return await factory()

    return await asyncio.gather(*map(run, factories))
