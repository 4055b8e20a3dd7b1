def chain(*gens):
    results = []
    for gen in gens:
        result = yield from gen
        results.append(result)
    yield results
