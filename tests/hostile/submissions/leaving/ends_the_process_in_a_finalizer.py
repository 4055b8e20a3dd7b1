# crashed
import os


class Last:
    def __del__(self):
        os._exit(0)


def total():
    yield 0
    Last()
    yield 0


async def both(a, b):
    Last()


async def careful(a):
    await both(a, a)
