import asyncio


async def sequential(*factories):
    coroutines = [factory() for factory in factories]
    results = []
    for coroutine in coroutines:
        results.append(await coroutine)
    return results


async def concurrent(*factories):
    return await asyncio.gather(*(factory() for factory in factories))
