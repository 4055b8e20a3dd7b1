# failed
import asyncio


async def both(a, b):
    loop = asyncio.get_running_loop()
    tasks = [asyncio.ensure_future(a()), asyncio.ensure_future(asyncio.sleep(1, "b"))]
    await asyncio.sleep(0)
    for timer in loop._scheduled:
        timer._when = 0
    return await asyncio.gather(*tasks)
