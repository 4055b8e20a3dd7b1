def chain(*gens):
    results = []
    for gen in gens:
        try:
            value = next(gen)
            while True:
                try:
                    sent = yield value
                except GeneratorExit:
                    gen.close()
                    raise
                except BaseException as error:
                    value = gen.throw(error)
                else:
                    value = gen.send(sent)
        except StopIteration as stop:
            results.append(stop.value)
    return results
