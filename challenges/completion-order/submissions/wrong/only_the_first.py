import asyncio


async def completion_order(named):
    if not named:
        return []
    names = {asyncio.create_task(coroutine): name for name, coroutine in named.items()}
    done, _ = await asyncio.wait(names, return_when=asyncio.FIRST_COMPLETED)
    return [(names[task], task.exception() or task.result()) for task in done]
