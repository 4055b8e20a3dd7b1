import asyncio


async def settle(*coros):
    # Whether an exception was raised or returned is known in one place only: where the
    # coroutine is awaited. So the answer is made there, and not from the mixed list that
    # return_exceptions=True would give.
    async def outcome(coro):
        try:
            return "ok", await coro
        except asyncio.CancelledError:
            # A BaseException, so `except Exception` would let it through.
            return "cancelled", None
        except Exception as error:
            return "error", error

    # When settle() is cancelled, gather() cancels all children, and then raises
    # CancelledError itself, even though each of them has answered "cancelled".
    return list(await asyncio.gather(*map(outcome, coros)))
