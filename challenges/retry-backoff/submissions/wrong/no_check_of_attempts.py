import asyncio


async def retry(factory, attempts=3, base=1.0, factor=2.0, retry_on=(Exception,)):
    k = 0
    while True:
        try:
            return await factory()
        except retry_on:
            k += 1
            if k >= attempts:
                raise
            await asyncio.sleep(base * factor ** (k - 1))
