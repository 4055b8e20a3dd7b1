def chain(*gens):
    for gen in gens:
        yield gen
    return list(gens)
