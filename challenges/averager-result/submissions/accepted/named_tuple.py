from collections import namedtuple

Result = namedtuple("Result", "count average")


def averager_result():
    numbers = []
    while (number := (yield)) is not None:
        numbers.append(number)
    return Result(len(numbers), sum(numbers) / len(numbers) if numbers else None)


def run_averager(values):
    average = averager_result()
    try:
        average.send(None)
        for number in values:
            average.send(number)
        average.send(None)
    except StopIteration as stop:
        return stop.value
