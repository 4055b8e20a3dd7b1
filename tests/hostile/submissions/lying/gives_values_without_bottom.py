# crashed, failed
def deep(kind):
    value = kind()
    for _ in range(50_000):
        value = kind([value]) if kind is not dict else {"v": value}
    return value


def total():
    yield 0
    yield deep(list)


async def both(a, b):
    return [deep(tuple), deep(dict)]


async def careful(a):
    error = None
    for _ in range(50_000):
        inner, error = error, ValueError("again")
        error.__cause__ = inner
    raise error
