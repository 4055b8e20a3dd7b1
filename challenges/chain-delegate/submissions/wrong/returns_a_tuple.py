def chain(*gens):
    results = ()
    for gen in gens:
        results += ((yield from gen),)
    return results
