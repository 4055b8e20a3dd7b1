def chain(*gens):
    for gen in gens:
        yield from gen
