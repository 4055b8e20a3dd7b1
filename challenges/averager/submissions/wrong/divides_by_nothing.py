def averager():
    total = count = 0
    while True:
        x = yield total / count
        if x is not None:
            total += x
            count += 1
