import asyncio


async def fetch_all(get, urls, limit):
    async def fetch(url):
        async with asyncio.Semaphore(limit):
            return await asyncio.to_thread(get, url)

    return await asyncio.gather(*map(fetch, urls))
