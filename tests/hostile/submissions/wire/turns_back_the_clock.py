# failed
def back():
    outside().now -= 10**9


def total():
    back()
    yield 0


async def both(a, b):
    first = await a()
    back()
    outside().ask("block", ns=-(10**9))
    second = await b()
    back()
    return [first, second]
