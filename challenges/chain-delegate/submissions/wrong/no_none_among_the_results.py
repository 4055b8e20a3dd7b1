def chain(*gens):
    results = []
    for gen in gens:
        result = yield from gen
        if result is not None:
            results.append(result)
    return results
