# failed
import signal


def total():
    yield 0
    signal.raise_signal(signal.SIGINT)
    yield 0


async def both(a, b):
    signal.raise_signal(signal.SIGINT)


async def careful(a):
    await both(a, a)
