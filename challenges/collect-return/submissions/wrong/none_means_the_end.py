def collect(gen):
    values, result = [], None

    def step():
        nonlocal result
        try:
            return next(gen)
        except StopIteration as e:
            result = e.value
            return None

    while (value := step()) is not None:
        values.append(value)
    return values, result
