def running_total(start=0):
    total = int(start)
    while True:
        x = yield total
        if x is not None:
            total += int(x)
