import asyncio


async def with_timeout(aw, seconds, default=None):
    task = asyncio.ensure_future(aw)
    done, _ = await asyncio.wait([task], timeout=seconds)
    return task.result() if done else default
