def chain(*gens):
    results = []
    for gen in gens:
        try:
            results.append((yield from gen))
        except Exception as error:
            results.append(error)
    return results
