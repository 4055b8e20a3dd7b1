def averager():
    total = count = 0
    average = None
    while True:
        x = yield average
        if x is not None:
            total += x
            count += 1
            average = round(total / count, 2)
