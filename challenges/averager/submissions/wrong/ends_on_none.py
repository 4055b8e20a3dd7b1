def averager():
    total = count = 0
    average = None
    while (x := (yield average)) is not None:
        total += x
        count += 1
        average = total / count
