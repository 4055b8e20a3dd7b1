def chain(*gens):
    results = []
    for gen in gens:
        try:
            value = next(gen)
            while True:
                sent = None
                if value is not None:
                    try:
                        sent = yield value
                    except GeneratorExit:
                        gen.close()
                        raise
                    except Exception as error:
                        value = gen.throw(error)
                        continue
                value = gen.send(sent)
        except StopIteration as stop:
            results.append(stop.value)
    return results
