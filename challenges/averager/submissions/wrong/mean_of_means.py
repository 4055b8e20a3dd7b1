def averager():
    average = None
    while True:
        x = yield average
        if x is None:
            continue
        average = float(x) if average is None else (average + x) / 2
