import asyncio


async def sequential(*factories):
    return [await factory() for factory in factories]


async def concurrent(*factories):
    coroutines = [factory() for factory in factories]
    return [await next_one for next_one in asyncio.as_completed(coroutines)]
