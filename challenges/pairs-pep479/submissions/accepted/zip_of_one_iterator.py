def pairs(iterable):
    items = iter(iterable)
    return zip(items, items)
