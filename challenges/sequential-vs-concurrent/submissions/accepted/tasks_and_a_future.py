import asyncio


async def sequential(*factories):
    results = []
    for factory in factories:
        (result,) = await asyncio.gather(factory())
        results.append(result)
    return results


async def concurrent(*factories):
    """create_task and await, with a future that the first error completes."""
    failed = asyncio.get_running_loop().create_future()

    def ended(task):
        if not failed.done() and not task.cancelled() and task.exception() is not None:
            failed.set_exception(task.exception())

    tasks = [asyncio.create_task(factory()) for factory in factories]
    for task in tasks:
        task.add_done_callback(ended)
    for task in tasks:
        await asyncio.wait([task, failed], return_when=asyncio.FIRST_COMPLETED)
        if failed.done():
            await failed
    return [task.result() for task in tasks]
