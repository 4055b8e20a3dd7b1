import asyncio
from concurrent.futures import ThreadPoolExecutor


async def fetch_all(get, urls, limit):
    loop = asyncio.get_running_loop()
    pool = ThreadPoolExecutor(max_workers=limit)
    try:
        calls = [loop.run_in_executor(pool, get, url) for url in urls]
        return list(await asyncio.gather(*calls))
    finally:
        pool.shutdown(wait=False)
