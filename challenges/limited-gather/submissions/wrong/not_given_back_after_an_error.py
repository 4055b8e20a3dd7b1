import asyncio


async def limited_gather(limit, *factories):
    if limit < 1:
        raise ValueError(limit)
    slots = asyncio.Semaphore(limit)

    async def run(factory):
        await slots.acquire()
        result = await factory()
        slots.release()
        return result

    results = await asyncio.gather(*map(run, factories), return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            raise result
    return results
