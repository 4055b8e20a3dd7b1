total = 0


def running_total(start=0):
    global total
    total = start
    while True:
        x = yield total
        if x is not None:
            total += x
