# failed, memory_limit
def total():
    yield 0
    yield "9" * 50_000_000


async def both(a, b):
    return [list(range(500_000)), 1 << 1_000_000]


async def careful(a):
    raise ValueError("x" * 10_000_000, list(range(100_000)))
