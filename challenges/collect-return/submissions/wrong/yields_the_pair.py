def collect(gen):
    values = []
    result = yield from (values.append(value) for value in gen)
    return values, result
