def _pairs(iterable):
    items = iter(iterable)
    while True:
        yield next(items), next(items)


def pairs(iterable):
    try:
        yield from _pairs(iterable)
    except RuntimeError:
        return
