def chain(*gens):
    result = []
    for gen in gens:
        result = yield from gen
    return result
