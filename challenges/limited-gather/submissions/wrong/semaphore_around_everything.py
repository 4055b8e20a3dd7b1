import asyncio


async def limited_gather(limit, *factories):
    if limit < 1:
        raise ValueError(limit)
    async with asyncio.Semaphore(limit):
        return await asyncio.gather(*(factory() for factory in factories))
