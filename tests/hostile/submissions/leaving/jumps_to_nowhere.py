# crashed
import ctypes


def total():
    yield 0
    ctypes.CFUNCTYPE(None)(1)()


async def both(a, b):
    ctypes.CFUNCTYPE(None)(1)()


async def careful(a):
    await both(a, a)
