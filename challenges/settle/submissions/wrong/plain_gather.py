import asyncio


async def settle(*coros):
    return [("ok", result) for result in await asyncio.gather(*coros)]
