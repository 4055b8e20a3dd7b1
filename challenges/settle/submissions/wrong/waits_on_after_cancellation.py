import asyncio


async def settle(*coros):
    async def outcome(coro):
        try:
            return "ok", await coro
        except asyncio.CancelledError:
            return "cancelled", None
        except Exception as error:
            return "error", error

    together = asyncio.gather(*map(outcome, coros))
    try:
        return list(await asyncio.shield(together))
    except asyncio.CancelledError:
        await together
        raise
