def running_total(start=0):
    total = 0
    while True:
        x = yield total
        if x is not None:
            total += x
