# failed
def knot():
    inner = []
    inner += [inner, {"again": inner}, (inner,)]
    return inner


def total():
    while True:
        yield knot()


async def both(a, b):
    return knot()


async def careful(a):
    error = ValueError(knot())
    error.__cause__ = error.__context__ = error
    raise error
