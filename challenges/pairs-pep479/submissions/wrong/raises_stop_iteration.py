def pairs(iterable):
    items = iter(iterable)
    while True:
        try:
            pair = next(items), next(items)
        except StopIteration:
            raise StopIteration
        yield pair
