def collect(gen):
    values = []

    def keep():
        while True:
            yield next(gen)

    try:
        for value in keep():
            values.append(value)
    except StopIteration as e:
        return values, e.value
    return values, None
