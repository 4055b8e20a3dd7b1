def running_total(start=0):
    total = start
    for _ in range(100):
        x = yield total
        if x is not None:
            total += x
