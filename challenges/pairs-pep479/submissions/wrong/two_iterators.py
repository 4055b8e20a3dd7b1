def pairs(iterable):
    return zip(iter(iterable), iter(iterable))
