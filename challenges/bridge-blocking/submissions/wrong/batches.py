import asyncio


async def fetch_all(get, urls, limit):
    pages = []
    for n in range(0, len(urls), limit):
        pages += await asyncio.gather(*(asyncio.to_thread(get, url) for url in urls[n : n + limit]))
    return pages
