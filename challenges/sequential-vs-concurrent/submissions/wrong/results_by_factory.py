import asyncio


async def sequential(*factories):
    return [await factory() for factory in factories]


async def concurrent(*factories):
    results = dict.fromkeys(factories)

    async def keep(factory):
        results[factory] = await factory()

    await asyncio.gather(*map(keep, results))
    return [results[factory] for factory in factories]
