def chain(*gens):
    results = []
    for gen in gens:
        try:
            value = next(gen)
            while True:
                sent = yield value
                value = gen.send(sent)
        except StopIteration as stop:
            results.append(stop.value)
    return results
