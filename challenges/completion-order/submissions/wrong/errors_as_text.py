import asyncio


async def completion_order(named):
    async def with_name(name, coroutine):
        try:
            return name, await coroutine
        except Exception as error:
            return name, str(error)

    wrapped = [with_name(*item) for item in named.items()]
    return [await next_one for next_one in asyncio.as_completed(wrapped)]
