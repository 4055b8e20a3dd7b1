async def fetch_all(get, urls, limit):
    return [await get(url) for url in urls]
