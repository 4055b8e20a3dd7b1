def running_total(start=0):
    total = x = start
    while True:
        x = yield x
        if x is None:
            x = total
        else:
            total += x
