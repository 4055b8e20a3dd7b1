import asyncio


async def settle(*coros):
    answers = [None] * len(coros)

    async def run(n, coro):
        try:
            answers[n] = ("ok", await coro)
        except Exception as error:
            answers[n] = ("error", error)
        except asyncio.CancelledError:
            answers[n] = ("cancelled", None)
            raise

    async with asyncio.TaskGroup() as group:
        for n, coro in enumerate(coros):
            group.create_task(run(n, coro))
    return answers
