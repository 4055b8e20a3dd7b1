import asyncio


async def settle(*coros):
    async def outcome(coro):
        try:
            return "ok", await coro
        except asyncio.CancelledError:
            return "cancelled", None
        except Exception as error:
            return "error", repr(error)

    return await asyncio.gather(*map(outcome, coros))
