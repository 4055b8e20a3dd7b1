from statistics import fmean


def averager():
    numbers = []
    while True:
        x = yield fmean(numbers) if numbers else None
        if x is not None:
            numbers.append(x)
