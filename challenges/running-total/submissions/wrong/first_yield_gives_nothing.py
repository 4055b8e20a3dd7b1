def running_total(start=0):
    total = start
    x = yield
    while True:
        if x is not None:
            total += x
        x = yield total
