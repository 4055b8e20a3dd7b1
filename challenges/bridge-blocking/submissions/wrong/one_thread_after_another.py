import asyncio


async def fetch_all(get, urls, limit):
    return [await asyncio.to_thread(get, url) for url in urls]
