import asyncio


async def with_timeout(aw, seconds, default=None):
    task = asyncio.ensure_future(aw)
    try:
        done, _ = await asyncio.wait([task], timeout=seconds)
    except asyncio.CancelledError:
        task.cancel()
        await asyncio.wait([task])
        raise
    if done:
        return task.result()
    task.cancel()
    return default
