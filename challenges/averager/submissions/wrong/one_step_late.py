def averager():
    total = count = 0
    average = None
    while True:
        x = yield average
        average = total / count if count else None
        if x is not None:
            total += x
            count += 1
