import types


@types.coroutine
def _delegate(gen):
    return (yield from gen)


async def _all(gens):
    return [await _delegate(gen) for gen in gens]


def chain(*gens):
    return (yield from _all(gens).__await__())
