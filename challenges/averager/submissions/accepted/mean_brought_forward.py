from itertools import count


def averager():
    x = yield
    while x is None:
        x = yield None
    mean = float(x)
    for n in count(2):
        x = yield mean
        while x is None:
            x = yield mean
        mean += (x - mean) / n
