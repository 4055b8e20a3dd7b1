import asyncio


async def fetch_all(get, urls, limit):
    slots = asyncio.Semaphore(limit)

    async def fetch(url):
        async with slots:
            return await asyncio.to_thread(get, url)

    tasks = [asyncio.create_task(fetch(url)) for url in urls]
    done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    for task in done:
        task.result()
    return [task.result() for task in tasks]
