def averager_result():
    total, count = 0, 0
    while True:
        number = yield  # takes only: a bare `yield` hands out None
        if number is None:
            break
        total += number
        count += 1
    # `return`, not `raise StopIteration(...)`: the interpreter makes the StopIteration and
    # puts this tuple into its `value`. Raised by hand it would become a RuntimeError
    # (PEP 479).
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
    # `result = yield from average` would do the catching, but only inside of another
    # generator, whose own return value somebody has to fetch in turn.
