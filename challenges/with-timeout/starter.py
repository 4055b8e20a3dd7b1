import asyncio


async def with_timeout(aw, seconds, default=None):
    # Whose TimeoutError is it, ours or that of `aw`?
    try:
        return await asyncio.wait_for(aw, seconds)
    except TimeoutError:
        return default
