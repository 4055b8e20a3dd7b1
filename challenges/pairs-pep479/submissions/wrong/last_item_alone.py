def pairs(iterable):
    items = iter(iterable)
    for a in items:
        try:
            yield a, next(items)
        except StopIteration:
            yield (a,)
            return
