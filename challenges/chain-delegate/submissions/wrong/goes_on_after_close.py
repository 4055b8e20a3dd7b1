def chain(*gens):
    results = []
    for gen in gens:
        try:
            results.append((yield from gen))
        except GeneratorExit:
            results.append(None)
    return results
