def running_total(start=0):
    total = start
    while True:
        x = yield total
        if x is None:
            continue
        if not x:
            return
        total += x
