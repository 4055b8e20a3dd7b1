import asyncio


async def limited_gather(limit, *factories):
    # Everything at the same time: where would a limit have to stand?
    return list(await asyncio.gather(*(factory() for factory in factories)))
