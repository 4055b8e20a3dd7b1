import asyncio


async def completion_order(named):
    results = await asyncio.gather(*named.values(), return_exceptions=True)
    return list(zip(named, results))
