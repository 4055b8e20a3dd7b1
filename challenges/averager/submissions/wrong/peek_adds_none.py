def averager():
    total = count = 0
    average = None
    while True:
        total += yield average
        count += 1
        average = total / count
