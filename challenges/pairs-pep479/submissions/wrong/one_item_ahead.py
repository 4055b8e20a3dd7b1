def pairs(iterable):
    items = iter(iterable)
    nothing = object()
    a = next(items, nothing)
    while a is not nothing:
        b = next(items, nothing)
        if b is nothing:
            return
        following = next(items, nothing)
        yield a, b
        a = following
