# crashed, failed
import asyncio


async def both(a, b):
    loop = asyncio.get_running_loop()
    loop._ready.clear()
    loop._stopping = True
    loop._selector.close()
    return [await a(), await b()]
