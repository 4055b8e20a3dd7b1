def collect(gen):
    values = []
    while True:
        try:
            values.append(next(gen))
        except StopIteration as e:
            return values, e.value or None
