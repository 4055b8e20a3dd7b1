def running_total(start=0):
    total = start
    while True:
        try:
            x = yield total
            if x is not None:
                total += x
        except BaseException:
            pass
