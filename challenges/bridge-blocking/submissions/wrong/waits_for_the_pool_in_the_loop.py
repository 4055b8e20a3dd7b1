from concurrent.futures import ThreadPoolExecutor


async def fetch_all(get, urls, limit):
    with ThreadPoolExecutor(limit) as pool:
        return list(pool.map(get, urls))
