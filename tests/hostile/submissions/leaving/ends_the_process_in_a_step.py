# crashed
import os


def total():
    yield 0
    os._exit(0)


async def both(a, b):
    os._exit(0)


async def careful(a):
    await both(a, a)
