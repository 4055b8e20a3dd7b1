def pairs(iterable):
    for i in range(0, len(iterable) - 1, 2):
        yield iterable[i], iterable[i + 1]
