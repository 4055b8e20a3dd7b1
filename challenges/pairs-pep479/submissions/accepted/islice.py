from itertools import islice


def pairs(iterable):
    items = iter(iterable)
    while len(pair := tuple(islice(items, 2))) == 2:
        yield pair
