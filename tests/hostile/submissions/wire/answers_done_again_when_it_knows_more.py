# crashed, failed
import asyncio
import sys


async def both(a, b):
    frame = sys._getframe()
    while "report" not in frame.f_locals:
        frame = frame.f_back
    outside().ask("done", **frame.f_locals["report"], how="returned", value=None)
    return await asyncio.gather(a(), b())


async def careful(a):
    await both(a, a)
