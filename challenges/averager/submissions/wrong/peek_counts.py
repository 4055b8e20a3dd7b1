def averager():
    total = count = 0
    average = None
    while True:
        x = yield average
        total += x or 0
        count += 1
        average = total / count
