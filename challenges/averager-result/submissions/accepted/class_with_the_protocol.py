class averager_result:
    def __init__(self):
        self.steps = self._steps()

    def _steps(self):
        total = count = 0
        number = yield None
        while number is not None:
            total += number
            count += 1
            number = yield None
        return count, (total / count if count > 0 else None)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.steps)

    def send(self, number):
        return self.steps.send(number)


def run_averager(values):
    average = averager_result()
    next(average)
    try:
        for number in values:
            average.send(number)
        next(average)
    except StopIteration as stop:
        count, mean = stop.value
        return (count, mean)
