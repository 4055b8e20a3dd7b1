def averager_result():
    total = count = 0
    while True:
        number = yield
        if number is None:
            raise StopIteration((count, total / count if count else None))
        total += number
        count += 1


def run_averager(values):
    average = averager_result()
    next(average)
    for number in values:
        average.send(number)
    try:
        average.send(None)
    except StopIteration as stop:
        return stop.value
