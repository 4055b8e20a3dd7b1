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
    result = None
    for number in values:
        result = average.send(number)
    try:
        result = average.send(None)
    except StopIteration:
        pass
    return result
