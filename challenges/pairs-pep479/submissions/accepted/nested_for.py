def pairs(iterable):
    items = iter(iterable)
    for a in items:
        for b in items:
            yield a, b
            break
