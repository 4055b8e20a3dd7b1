def pairs(iterable):
    kept = []
    for item in iterable:
        if kept:
            yield kept.pop(), item
        else:
            kept.append(item)
