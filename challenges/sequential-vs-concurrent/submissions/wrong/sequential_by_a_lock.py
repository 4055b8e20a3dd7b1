import asyncio


async def sequential(*factories):
    semaphore = asyncio.Semaphore(1)

    async def alone(factory):
        async with semaphore:
            return await factory()

    return await asyncio.gather(*map(alone, factories))


async def concurrent(*factories):
    return await asyncio.gather(*(factory() for factory in factories))
