import asyncio


async def settle(*coros):
    tasks = [asyncio.create_task(coro) for coro in coros]
    await asyncio.gather(*tasks, return_exceptions=True)

    def answer(task):
        try:
            return "ok", task.result()
        except asyncio.CancelledError:
            return "cancelled", None
        except Exception as error:
            return "error", error

    return list(map(answer, tasks))
