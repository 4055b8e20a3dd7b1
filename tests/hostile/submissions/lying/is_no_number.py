# failed
def total():
    while True:
        yield float("nan")


async def both(a, b):
    return [float("inf"), complex("nan")]
