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
    for number in values:
        average.send(number)
    try:
        average.send(None)
    except StopIteration as stop:
        return stop.value
