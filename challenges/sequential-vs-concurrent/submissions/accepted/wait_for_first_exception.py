import asyncio


async def sequential(*factories):
    results = []
    for factory in factories:
        results += [await asyncio.create_task(factory())]
    return results


async def concurrent(*factories):
    tasks = [asyncio.create_task(factory()) for factory in factories]
    if not tasks:
        return []
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    for task in pending:
        task.cancel()
    for task in done:
        task.result()
    return [task.result() for task in tasks]
