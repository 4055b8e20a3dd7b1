import asyncio


async def fetch_all(get, urls, limit):
    slots = asyncio.Semaphore(limit)

    async def fetch(url):
        async with slots:
            page = get(url)
            return await asyncio.to_thread(lambda: page)

    return await asyncio.gather(*map(fetch, urls))
