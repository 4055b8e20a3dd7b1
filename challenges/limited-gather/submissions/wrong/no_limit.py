import asyncio


async def limited_gather(limit, *factories):
    if limit < 1:
        raise ValueError(limit)
    return await asyncio.gather(*(factory() for factory in factories))
