def collect(gen):
    values = []
    while True:
        try:
            values.append(next(gen))
        except StopIteration as e:
            if e.value is not None:
                values.append(e.value)
            return values, e.value
