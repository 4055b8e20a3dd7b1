import asyncio


async def fetch_all(get, urls, limit):
    pages = []
    for url in urls:
        await asyncio.sleep(0)
        pages.append(get(url))
    return pages
