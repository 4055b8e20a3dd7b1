import asyncio


async def sequential(*factories):
    return [await factory() for factory in factories]


async def concurrent(*factories):
    results = await asyncio.gather(*(factory() for factory in factories))
    return [result for result in results if result]
