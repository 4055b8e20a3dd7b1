import asyncio


async def fetch_all(get, urls, limit):
    slots = asyncio.Semaphore(limit)
    pages = dict.fromkeys(urls)

    async def fetch(url):
        async with slots:
            pages[url] = await asyncio.to_thread(get, url)

    await asyncio.gather(*map(fetch, pages))
    return [pages[url] for url in urls]
