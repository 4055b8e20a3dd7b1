import asyncio


async def settle(*coros):
    answers = [("cancelled", None)] * len(coros)

    async def run(n, coro):
        try:
            answers[n] = ("ok", await coro)
        except Exception as error:
            answers[n] = ("error", error)
            raise

    try:
        async with asyncio.TaskGroup() as group:
            for n, coro in enumerate(coros):
                group.create_task(run(n, coro))
    except* Exception:
        pass
    return answers
