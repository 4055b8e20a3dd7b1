def averager_result():
    total = count = 0
    while True:
        number = yield
        if number is None:
            break
        total += number
        count += 1
    return count, total / count if count else None


def run_averager(values):
    average = averager_result()
    next(average)
    try:
        for number in values:
            average.send(number or None)
        average.send(None)
    except StopIteration as stop:
        return stop.value
