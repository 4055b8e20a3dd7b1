import asyncio


async def with_timeout(aw, seconds, default=None):
    task = asyncio.ensure_future(aw)
    try:
        # wait() raises nothing when the time is up, so nothing can be mistaken for
        # anything: either the task has ended by then, or it has not.
        done, _ = await asyncio.wait([task], timeout=seconds)
    except asyncio.CancelledError:
        # We were cancelled ourselves. wait() leaves the task running.
        task.cancel()
        await asyncio.wait([task])
        raise
    if done:
        return task.result()  # or its exception, whatever that is
    # cancel() only asks. The task is still there until it has cleaned up.
    task.cancel()
    await asyncio.wait([task])
    return default
