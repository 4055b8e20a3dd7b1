import asyncio
from itertools import count


async def retry(factory, attempts=3, base=1.0, factor=2.0, retry_on=(Exception,)):
    if not attempts >= 1:
        raise ValueError("attempts")
    delay = base
    for attempt in count(1):
        try:
            result = await factory()
        except retry_on:
            if attempt == attempts:
                raise
            await asyncio.sleep(delay)
            delay *= factor
        else:
            return result
