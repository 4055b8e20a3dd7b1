import asyncio


async def with_timeout(aw, seconds, default="timeout"):
    try:
        async with asyncio.timeout(seconds) as limit:
            return await aw
    except TimeoutError:
        if limit.expired():
            return default
        raise
