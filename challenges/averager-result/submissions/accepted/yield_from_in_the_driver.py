def _one():
    return (yield)


def averager_result():
    total = count = 0
    while True:
        number = yield from _one()
        if number is None:
            break
        total, count = total + number, count + 1
    try:
        return count, total / count
    except ZeroDivisionError:
        return 0, None


def run_averager(values):
    result = None

    def keep():
        nonlocal result
        result = yield from averager_result()

    driver = keep()
    next(driver)
    for number in (*values, None):
        try:
            driver.send(number)
        except StopIteration:
            break
    return result
