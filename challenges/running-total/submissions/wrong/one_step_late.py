def running_total(start=0):
    total = shown = start
    while True:
        x = yield shown
        shown = total
        if x is not None:
            total += x
