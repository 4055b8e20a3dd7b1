import asyncio


async def completion_order(named):
    tasks = []
    for name, coroutine in named.items():

        async def run(coroutine):
            try:
                return name, await coroutine
            except Exception as error:
                return name, error

        tasks.append(run(coroutine))
    return [await next_one for next_one in asyncio.as_completed(tasks)]
