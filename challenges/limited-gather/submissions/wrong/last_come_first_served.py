import asyncio


async def limited_gather(limit, *factories):
    if limit < 1:
        raise ValueError(limit)
    results = [None] * len(factories)
    jobs = list(enumerate(factories))

    async def worker():
        while jobs:
            n, factory = jobs.pop()
            results[n] = await factory()

    await asyncio.gather(*(worker() for _ in range(limit)))
    return results
