import asyncio


async def completion_order(named):
    order, names = [], {}

    async def run(name, coroutine):
        try:
            result = await coroutine
        except Exception as error:
            result = error
        names[result] = name
        order.append(result)

    await asyncio.gather(*(run(*item) for item in named.items()))
    return [(names[result], result) for result in order]
