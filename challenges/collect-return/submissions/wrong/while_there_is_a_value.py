def collect(gen):
    values = []
    try:
        while value := next(gen):
            values.append(value)
    except StopIteration as e:
        return values, e.value
    return values, None
