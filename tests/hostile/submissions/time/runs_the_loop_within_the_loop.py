# failed
import asyncio


async def both(a, b):
    return asyncio.run(inside(a, b))


async def inside(a, b):
    return [await a(), await b()]
