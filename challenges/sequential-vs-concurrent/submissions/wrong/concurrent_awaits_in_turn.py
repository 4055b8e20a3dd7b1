import asyncio


async def sequential(*factories):
    return [await factory() for factory in factories]


async def concurrent(*factories):
    coroutines = [factory() for factory in factories]
    return [await coroutine for coroutine in coroutines]
