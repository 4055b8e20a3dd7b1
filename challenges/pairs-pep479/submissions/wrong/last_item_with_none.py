from itertools import zip_longest


def pairs(iterable):
    items = iter(iterable)
    return zip_longest(items, items)
