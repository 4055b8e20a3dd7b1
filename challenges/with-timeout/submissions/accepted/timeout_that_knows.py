import asyncio


async def with_timeout(aw, seconds, default=None):
    try:
        async with asyncio.timeout(seconds) as limit:
            return await aw
    except TimeoutError:
        # Python's own timeout knows whether it was the one.
        if limit.expired():
            return default
        raise
