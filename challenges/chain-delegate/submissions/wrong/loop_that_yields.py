def chain(*gens):
    results = []
    for gen in gens:
        for value in gen:
            yield value
        results.append(None)
    return results
