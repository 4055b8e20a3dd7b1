def collect(gen):
    values = []
    value = None
    while True:
        try:
            value = gen.send(value)
            values.append(value)
        except StopIteration as e:
            return values, e.value
