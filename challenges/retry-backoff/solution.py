import asyncio


async def retry(factory, attempts=3, base=1.0, factor=2.0, retry_on=(Exception,)):
    if attempts < 1:
        raise ValueError(f"attempts must be at least 1, not {attempts}")
    for k in range(attempts - 1):
        try:
            # A new coroutine each time: one that was awaited cannot be awaited again.
            return await factory()
        except retry_on:
            # Nothing is caught that is not listed. CancelledError is a BaseException,
            # so that (Exception,) does not list it.
            pass
        # Outside of the `except`: the error is dealt with while we wait.
        await asyncio.sleep(base * factor**k)
    # The last attempt stands by itself. Whatever it raises is what the caller gets.
    return await factory()
