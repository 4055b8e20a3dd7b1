def pairs(iterable):
    items = iter(iterable)
    nothing = object()
    first = next(items, nothing)

    def rest():
        a = first
        while a is not nothing and (b := next(items, nothing)) is not nothing:
            yield a, b
            a = next(items, nothing)

    return rest()
