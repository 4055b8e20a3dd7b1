import asyncio


async def retry(factory, attempts=3, base=1.0, factor=2.0, retry_on=(Exception,)):
    if attempts < 1:
        raise ValueError(attempts)
    try:
        return await factory()
    except BaseException as error:
        if attempts == 1 or not isinstance(error, retry_on):
            raise
    await asyncio.sleep(base)
    return await retry(factory, attempts - 1, base * factor, factor, retry_on)
