# failed, stuck, timed_out
import time


async def both(a, b):
    until = time.monotonic() + 1
    while time.monotonic() < until:
        pass


def total():
    yield 0
    yield 0
