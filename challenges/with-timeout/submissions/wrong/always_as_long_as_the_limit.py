import asyncio


async def with_timeout(aw, seconds, default=None):
    if seconds is None:
        return await aw
    task = asyncio.ensure_future(aw)
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        task.cancel()
        await asyncio.wait([task])
        raise
    if task.done():
        return task.result()
    task.cancel()
    await asyncio.wait([task])
    return default
