def averager():
    total = count = 0
    average = 0.0
    while True:
        x = yield average
        if x is None:
            continue
        total += x
        count += 1
        average = total / count
