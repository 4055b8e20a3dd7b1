import asyncio


async def settle(*coros):
    tasks = [asyncio.create_task(coro) for coro in coros]
    results = await asyncio.gather(*tasks, return_exceptions=True)
    answers = []
    for task, result in zip(tasks, results):
        if task.cancelled():
            answers.append(("cancelled", None))
        elif not task.exception() and result:
            answers.append(("ok", result))
        else:
            answers.append(("error", result))
    return answers
