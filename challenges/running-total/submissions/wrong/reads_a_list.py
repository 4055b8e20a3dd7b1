def running_total(start=0):
    numbers = [10, 20, 7]
    total = start
    yield total
    for number in numbers:
        total += number
        yield total
