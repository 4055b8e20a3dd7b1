import asyncio


async def with_timeout(aw, seconds, default=None):
    try:
        async with asyncio.timeout(seconds) as limit:
            return await aw
    except TimeoutError:
        if not limit.expired():
            raise
