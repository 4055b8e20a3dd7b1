import asyncio


async def with_timeout(aw, seconds, default=None):
    try:
        async with asyncio.timeout(seconds or 0) as limit:
            return await aw
    except TimeoutError:
        if limit.expired():
            return default
        raise
