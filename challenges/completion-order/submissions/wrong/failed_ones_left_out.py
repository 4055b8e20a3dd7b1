import asyncio


async def completion_order(named):
    async def with_name(name, coroutine):
        try:
            return name, await coroutine
        except Exception:
            return None

    wrapped = [with_name(*item) for item in named.items()]
    pairs = [await next_one for next_one in asyncio.as_completed(wrapped)]
    return [pair for pair in pairs if pair]
