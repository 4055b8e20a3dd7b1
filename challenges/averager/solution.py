def averager():
    # Two numbers are enough to remember, however many are sent: the generator's local
    # variables stay alive while it is suspended.
    total, count = 0, 0
    average = None
    while True:
        # `average` goes out to the caller; what the caller sends next comes back in.
        x = yield average
        if x is None:
            continue  # a peek: around to the same `yield`, nothing has changed
        total += x
        count += 1
        # Not the mean of the last mean and x: (20 + 5) / 2 is 12.5, but the mean of
        # 10, 30 and 5 is 15.
        average = total / count
