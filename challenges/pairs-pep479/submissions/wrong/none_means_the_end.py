def pairs(iterable):
    items = iter(iterable)
    while (a := next(items, None)) is not None and (b := next(items, None)) is not None:
        yield a, b
