import asyncio


async def fetch_all(get, urls, limit):
    slots = asyncio.Semaphore(limit)

    async def fetch(url):
        async with slots:
            return await asyncio.to_thread(get, url)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(url)) for url in urls]
    return [task.result() for task in tasks]
