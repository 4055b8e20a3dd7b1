import asyncio


async def with_timeout(aw, seconds, default=None):
    return await asyncio.wait_for(aw, seconds)
