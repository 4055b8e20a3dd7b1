import asyncio


async def fetch_all(get, urls, limit):
    pages = [None] * len(urls)
    jobs = iter(list(enumerate(urls)))

    async def worker():
        for n, url in jobs:
            pages[n] = await asyncio.to_thread(get, url)

    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(limit):
                group.create_task(worker())
    except* Exception as errors:
        error = errors.exceptions[0]
    else:
        return pages
    raise error
