import asyncio


async def limited_gather(limit, *factories):
    if limit < 1:
        raise ValueError(limit)
    results = []
    for n in range(0, len(factories), limit):
        results += await asyncio.gather(*(factory() for factory in factories[n : n + limit]))
    return results
