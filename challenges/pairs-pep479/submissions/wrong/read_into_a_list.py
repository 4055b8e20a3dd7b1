def pairs(iterable):
    items = list(iterable)
    for i in range(0, len(items) - 1, 2):
        yield items[i], items[i + 1]
