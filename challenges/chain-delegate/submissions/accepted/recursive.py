def chain(*gens):
    if not gens:
        return []
    first, *rest = gens
    result = yield from first
    return [result, *(yield from chain(*rest))]
