def averager_result():
    total = count = 0
    average = None
    while True:
        number = yield average
        if number is None:
            break
        total += number
        count += 1
        average = total / count
    return count, average


def run_averager(values):
    average = averager_result()
    next(average)
    for number in values:
        average.send(number)
    try:
        average.send(None)
    except StopIteration as stop:
        return stop.value
