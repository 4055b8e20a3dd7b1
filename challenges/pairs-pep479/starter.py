def pairs(iterable):
    items = iter(iterable)
    while True:
        # What happens here when the items run out?
        yield next(items), next(items)
