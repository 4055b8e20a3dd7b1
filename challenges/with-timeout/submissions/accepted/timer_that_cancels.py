import asyncio


async def with_timeout(aw, seconds, default=None):
    loop = asyncio.get_running_loop()
    task = asyncio.ensure_future(aw)
    late = False

    def expire():
        nonlocal late
        late = True
        task.cancel()

    timer = None if seconds is None else loop.call_later(seconds, expire)
    try:
        return await task
    except asyncio.CancelledError:
        if late and not asyncio.current_task().cancelling():
            return default
        raise
    finally:
        if timer is not None:
            timer.cancel()
