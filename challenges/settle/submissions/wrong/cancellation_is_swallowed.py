import asyncio


async def settle(*coros):
    async def outcome(coro):
        try:
            return "ok", await coro
        except asyncio.CancelledError:
            return "cancelled", None
        except Exception as error:
            return "error", error

    tasks = [asyncio.create_task(outcome(coro)) for coro in coros]
    return [await task for task in tasks]
