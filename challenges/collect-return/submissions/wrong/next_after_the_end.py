def collect(gen):
    values = [value for value in gen]
    try:
        next(gen)
    except StopIteration as stop:
        return values, stop.value
