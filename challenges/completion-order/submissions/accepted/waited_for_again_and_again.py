import asyncio


async def completion_order(named):
    names = {asyncio.create_task(coroutine): name for name, coroutine in named.items()}
    pending = set(names)
    pairs = []
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            pairs.append((names[task], task.exception() or task.result()))
    return pairs
