# crashed, failed
import os


def total():
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, b'{"t": 3, "out": "yielded", "value": 0}\n' * 3)
        except OSError:
            continue
    yield 0


async def both(a, b):
    next(total())


async def careful(a):
    await both(a, a)
