import asyncio


async def limited_gather(limit, *factories):
    if limit < 1:
        raise ValueError(limit)
    running = 0

    async def run(factory):
        nonlocal running
        while running >= limit:
            await asyncio.sleep(0.7)
        running += 1
        try:
            return await factory()
        finally:
            running -= 1

    return await asyncio.gather(*map(run, factories))
