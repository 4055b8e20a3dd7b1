def pairs(iterable):
    items = iter(iterable)
    while True:
        yield next(items), next(items)
