import asyncio


async def completion_order(named):
    pairs = []

    async def run(name, coroutine):
        try:
            result = await coroutine
        except Exception as error:
            result = error
        if result:
            pairs.append((name, result))

    await asyncio.gather(*(run(*item) for item in named.items()))
    return pairs
