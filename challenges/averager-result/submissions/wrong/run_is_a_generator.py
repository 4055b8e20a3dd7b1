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
    result = yield from averager_result()
    return result
