def pairs(iterable):
    items = iter(iterable)
    for a in items:
        yield a, next(items)
