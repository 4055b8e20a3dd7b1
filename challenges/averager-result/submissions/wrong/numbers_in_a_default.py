def averager_result(numbers=[]):
    while True:
        number = yield
        if number is None:
            break
        numbers.append(number)
    return len(numbers), sum(numbers) / len(numbers) if numbers else None


def run_averager(values):
    average = averager_result()
    next(average)
    for number in values:
        average.send(number)
    try:
        average.send(None)
    except StopIteration as stop:
        return stop.value
