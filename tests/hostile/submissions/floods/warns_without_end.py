# failed
import warnings


def total():
    for number in range(20_000):
        warnings.warn(f"number {number}" * 100, RuntimeWarning)
    yield 0


async def both(a, b):
    for _ in range(5000):
        careful(a)
