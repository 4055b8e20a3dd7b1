def chain(*gens):
    results = []
    sent = None
    for gen in gens:
        try:
            while True:
                try:
                    sent = yield gen.send(sent)
                except GeneratorExit:
                    gen.close()
                    raise
        except StopIteration as stop:
            results.append(stop.value)
    return results
