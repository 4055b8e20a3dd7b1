# crashed, failed
import asyncio


async def both(a, b):
    asyncio.get_running_loop().stop()


async def careful(a):
    asyncio.get_running_loop().call_soon(asyncio.get_running_loop().close)
    asyncio.get_running_loop().stop()
    await a()
