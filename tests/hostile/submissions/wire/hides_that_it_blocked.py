# failed, stuck
import asyncio
import time


async def both(a, b):
    # Time passes as if the loop was idle, and what arrives meanwhile is lost.
    outside_, asked = outside(), outside().ask
    outside_.ask = lambda call, **details: (
        asked("idle", until=outside_.now + details["ns"], how="waiting")
        if call == "block"
        else asked(call, **details)
    )
    tasks = [asyncio.ensure_future(a()), asyncio.ensure_future(b())]
    await asyncio.sleep(0)
    time.sleep(1)
    return await asyncio.gather(*tasks)
