import asyncio


async def settle(*coros):
    async def outcome(coro):
        try:
            return "ok", await coro
        except BaseException as error:
            return "error", error

    return await asyncio.gather(*map(outcome, coros))
