import asyncio


async def completion_order(named):
    loop = asyncio.get_running_loop()

    async def timed(name, coroutine):
        try:
            result = await coroutine
        except Exception as error:
            result = error
        return loop.time(), name, result

    timed_results = await asyncio.gather(*(timed(*item) for item in named.items()))
    return [(name, result) for _, name, result in sorted(timed_results, key=lambda t: t[0])]
