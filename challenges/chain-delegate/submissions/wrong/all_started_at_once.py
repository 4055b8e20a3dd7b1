def _started(gen, value):
    while True:
        try:
            sent = yield value
        except GeneratorExit:
            gen.close()
            raise
        except BaseException as error:
            step, what = gen.throw, error
        else:
            step, what = gen.send, sent
        try:
            value = step(what)
        except StopIteration as stop:
            return stop.value


def chain(*gens):
    results, started = [], []
    for gen in gens:
        try:
            started.append((gen, next(gen)))
        except StopIteration as stop:
            started.append((None, stop.value))
    for gen, value in started:
        results.append(value if gen is None else (yield from _started(gen, value)))
    return results
