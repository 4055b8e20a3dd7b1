def averager():
    total = count = 0

    def take(x):
        nonlocal total, count
        if x is not None:
            total, count = total + x, count + 1
        return total / count if count else None

    def loop():
        answer = take(None)
        while True:
            answer = take((yield answer))

    return (yield from loop())
