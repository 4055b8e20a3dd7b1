import asyncio


async def completion_order(named):
    pairs = []
    for name, next_one in zip(named, asyncio.as_completed(list(named.values()))):
        try:
            pairs.append((name, await next_one))
        except Exception as error:
            pairs.append((name, error))
    return pairs
