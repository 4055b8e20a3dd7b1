def averager():
    total = count = 0
    average = None
    yield average
    while True:
        x = yield
        if x is not None:
            total += x
            count += 1
            average = total / count
        yield average
