import asyncio


async def sequential(*factories):
    return [await factory() for factory in factories]


async def concurrent(*factories):
    results = await asyncio.gather(*(factory() for factory in factories), return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException):
            raise result
    return results
