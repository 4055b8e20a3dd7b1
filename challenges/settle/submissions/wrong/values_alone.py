import asyncio


async def settle(*coros):
    return await asyncio.gather(*coros, return_exceptions=True)
