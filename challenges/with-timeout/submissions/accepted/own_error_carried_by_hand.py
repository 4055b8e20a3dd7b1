import asyncio


async def with_timeout(aw, seconds, default=None):
    async def guarded():
        try:
            return None, await aw
        except TimeoutError as error:
            return error, None

    try:
        error, result = await asyncio.wait_for(guarded(), seconds)
    except TimeoutError:
        return default
    if error is not None:
        raise error
    return result
