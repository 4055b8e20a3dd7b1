def chain(*gens):
    values, results = [], []
    for gen in gens:
        while True:
            try:
                values.append(next(gen))
            except StopIteration as stop:
                results.append(stop.value)
                break
    yield from values
    return results
