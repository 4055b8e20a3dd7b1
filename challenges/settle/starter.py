import asyncio


async def settle(*coros):
    results = await asyncio.gather(*coros, return_exceptions=True)
    # An exception among the results: was it raised, or returned?
    return [("error", r) if isinstance(r, Exception) else ("ok", r) for r in results]
