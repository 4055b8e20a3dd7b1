import asyncio


async def with_timeout(aw, seconds, default=None):
    task = asyncio.ensure_future(aw)
    if seconds is not None:
        asyncio.get_running_loop().call_later(seconds, task.cancel)
    try:
        return await task
    except asyncio.CancelledError:
        return default
