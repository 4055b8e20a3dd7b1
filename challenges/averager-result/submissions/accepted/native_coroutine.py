import types


@types.coroutine
def receive():
    return (yield)


async def _average():
    total = count = 0
    while True:
        number = await receive()
        if number is None:
            return count, (total / count if count else None)
        total += number
        count += 1


def averager_result():
    return (yield from _average().__await__())


def run_averager(values):
    average = averager_result()
    average.send(None)
    for number in values:
        average.send(number)
    try:
        next(average)
    except StopIteration as stop:
        return stop.args[0]
