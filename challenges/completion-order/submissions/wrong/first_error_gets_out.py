import asyncio


async def completion_order(named):
    async def with_name(name, coroutine):
        return name, await coroutine

    wrapped = [with_name(*item) for item in named.items()]
    return [await next_one for next_one in asyncio.as_completed(wrapped)]
