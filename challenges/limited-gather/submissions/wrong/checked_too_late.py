import asyncio


async def limited_gather(limit, *factories):
    tasks = []
    for factory in factories:
        while sum(not task.done() for task in tasks) >= max(limit, 1):
            running = [task for task in tasks if not task.done()]
            done, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        tasks.append(asyncio.create_task(factory()))
    results = await asyncio.gather(*tasks)
    if limit < 1:
        raise ValueError(limit)
    return results
