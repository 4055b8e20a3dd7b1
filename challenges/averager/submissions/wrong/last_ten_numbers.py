from collections import deque


def averager():
    numbers = deque(maxlen=10)
    average = None
    while True:
        x = yield average
        if x is not None:
            numbers.append(x)
            average = sum(numbers) / len(numbers)
