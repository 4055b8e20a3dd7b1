import asyncio


async def completion_order(named):
    ended = asyncio.Queue()
    for name, coroutine in named.items():
        asyncio.create_task(coroutine, name=name).add_done_callback(ended.put_nowait)
    tasks = [await ended.get() for _ in named]
    return [(task.get_name(), task.exception() or task.result()) for task in tasks]
