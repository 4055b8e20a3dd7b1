import asyncio


async def settle(*coros):
    answers = []
    for result in await asyncio.gather(*coros, return_exceptions=True):
        if isinstance(result, asyncio.CancelledError):
            answers.append(("cancelled", None))
        elif isinstance(result, Exception):
            answers.append(("error", result))
        else:
            answers.append(("ok", result))
    return answers
