import asyncio


async def limited_gather(limit, *factories):
    if limit < 1:
        raise ValueError(limit)
    results = [None] * len(factories)
    jobs = iter(enumerate(factories))

    async def worker():
        for n, factory in jobs:
            results[n] = await factory()

    await asyncio.gather(*(worker() for _ in range(min(limit, len(factories)))))
    return results
