import asyncio


async def settle(*coros):
    tasks = [asyncio.ensure_future(coro) for coro in coros]
    if not tasks:
        return []
    try:
        await asyncio.wait(tasks)
    except asyncio.CancelledError:
        for task in tasks:
            task.cancel()
        raise
    answers = []
    for task in tasks:
        if task.cancelled():
            answers.append(("cancelled", None))
        elif task.exception() is not None:
            answers.append(("error", task.exception()))
        else:
            answers.append(("ok", task.result()))
    return answers
