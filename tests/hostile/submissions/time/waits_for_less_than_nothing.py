# failed, stuck
import asyncio
import time


def total():
    time.sleep(-1)
    yield 0


async def both(a, b):
    await asyncio.sleep(float("nan"))
    await asyncio.sleep(-1e308)
    return [await a(), await b()]


async def careful(a):
    time.sleep(float("inf"))
