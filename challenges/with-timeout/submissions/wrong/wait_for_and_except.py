import asyncio


async def with_timeout(aw, seconds, default=None):
    try:
        return await asyncio.wait_for(aw, seconds)
    except asyncio.TimeoutError:
        return default
