import asyncio


async def sequential(*factories):
    return [await factory() for factory in factories]


async def concurrent(*factories):
    results = []
    for factory in factories:
        task = asyncio.create_task(factory())
        results.append(await task)
    return results
