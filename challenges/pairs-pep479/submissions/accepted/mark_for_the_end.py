END = object()


def pairs(iterable):
    items = iter(iterable)
    while (a := next(items, END)) is not END and (b := next(items, END)) is not END:
        yield (a, b)
