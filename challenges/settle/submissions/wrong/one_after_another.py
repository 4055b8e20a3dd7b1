import asyncio


async def settle(*coros):
    answers = []
    for coro in coros:
        try:
            answers.append(("ok", await coro))
        except asyncio.CancelledError:
            if asyncio.current_task().cancelling():
                raise
            answers.append(("cancelled", None))
        except Exception as error:
            answers.append(("error", error))
    return answers
