# crashed, failed, stuck
for _ in range(1000):
    outside().ask("block", ns=10**24)


async def both(a, b):
    import asyncio

    await asyncio.sleep(1e300)
