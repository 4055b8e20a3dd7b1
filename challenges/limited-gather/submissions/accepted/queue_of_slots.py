import asyncio


async def limited_gather(limit, *factories):
    if limit < 1:
        raise ValueError(limit)
    slots = asyncio.Queue()
    for n in range(limit):
        slots.put_nowait(n)

    async def run(factory):
        slot = await slots.get()
        try:
            return await factory()
        finally:
            slots.put_nowait(slot)

    return await asyncio.gather(*[run(factory) for factory in factories])
