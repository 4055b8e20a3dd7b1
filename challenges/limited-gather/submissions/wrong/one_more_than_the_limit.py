import asyncio


async def limited_gather(limit, *factories):
    if limit < 1:
        raise ValueError(limit)
    tasks, running = [], set()
    for factory in factories:
        if len(running) > limit:
            done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        tasks.append(asyncio.create_task(factory()))
        running.add(tasks[-1])
    return await asyncio.gather(*tasks)
