import asyncio


async def retry(factory, attempts=3, base=1.0, factor=2.0, retry_on=(Exception,)):
    if attempts < 1:
        raise ValueError(attempts)
    for k in range(attempts):
        try:
            if result := await factory():
                return result
        except retry_on:
            if k == attempts - 1:
                raise
        if k < attempts - 1:
            await asyncio.sleep(base * factor**k)
    return result
