import asyncio


async def completion_order(named):
    # The right names, but in the order of the dict; and the first error ends everything.
    results = await asyncio.gather(*named.values())
    return list(zip(named, results))
