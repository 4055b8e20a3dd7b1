import asyncio


async def settle(*coros):
    tasks = [asyncio.create_task(coro) for coro in coros]
    if tasks:
        await asyncio.wait(tasks)
    answers = []
    for task in tasks:
        if task.cancelled():
            answers.append(("cancelled", None))
        elif task.exception():
            answers.append(("error", task.exception()))
        else:
            answers.append(("ok", task.result()))
    return answers
