import asyncio


async def fetch_all(get, urls, limit):
    slots = asyncio.Semaphore(limit)

    async def fetch(url):
        async with slots:
            return await asyncio.to_thread(get, url)

    return await asyncio.gather(*map(fetch, urls), return_exceptions=True)
