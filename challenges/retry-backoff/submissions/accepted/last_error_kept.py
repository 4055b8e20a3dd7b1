import asyncio


async def retry(factory, attempts=3, base=1.0, factor=2.0, retry_on=(Exception,)):
    if attempts <= 0:
        raise ValueError("at least one attempt")
    delays = [0, *(base * factor**k for k in range(attempts - 1))]
    last = None
    for delay in delays:
        if delay:
            await asyncio.sleep(delay)
        task = asyncio.create_task(factory())
        try:
            return await task
        except retry_on as error:
            last = error
    raise last
