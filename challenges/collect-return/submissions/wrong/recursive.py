def collect(gen):
    try:
        value = next(gen)
    except StopIteration as e:
        return [], e.value
    values, result = collect(gen)
    return [value, *values], result
