import asyncio


async def with_timeout(aw, seconds, default=None):
    try:
        async with asyncio.timeout(seconds) as limit:
            return await asyncio.shield(aw)
    except TimeoutError:
        if limit.expired():
            return default
        raise
