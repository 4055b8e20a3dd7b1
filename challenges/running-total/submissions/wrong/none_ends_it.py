def running_total(start=0):
    total = start
    x = yield total
    while x is not None:
        total += x
        x = yield total
