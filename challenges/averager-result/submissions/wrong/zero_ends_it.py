def averager_result():
    total = count = 0
    while number := (yield):
        total += number
        count += 1
    return count, total / count if count else None


def run_averager(values):
    average = averager_result()
    next(average)
    for number in values:
        average.send(number)
    try:
        average.send(None)
    except StopIteration as stop:
        return stop.value
