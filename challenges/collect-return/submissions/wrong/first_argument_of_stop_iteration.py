def collect(gen):
    values = []
    while True:
        try:
            values.append(next(gen))
        except StopIteration as e:
            return values, e.args[0]
