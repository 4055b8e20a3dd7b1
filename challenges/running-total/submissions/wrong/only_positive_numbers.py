def running_total(start=0):
    total = start
    while True:
        x = yield total
        if x is not None and x > 0:
            total += x
