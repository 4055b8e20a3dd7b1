def running_total(start=0):
    total = start
    yield total
    while True:
        x = yield
        if x is not None:
            total += x
        yield total
