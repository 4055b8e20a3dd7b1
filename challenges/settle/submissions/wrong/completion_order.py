import asyncio


async def settle(*coros):
    async def outcome(coro):
        try:
            return "ok", await coro
        except asyncio.CancelledError:
            return "cancelled", None
        except Exception as error:
            return "error", error

    return [await one for one in asyncio.as_completed([outcome(coro) for coro in coros])]
