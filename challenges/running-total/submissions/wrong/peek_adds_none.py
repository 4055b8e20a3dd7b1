def running_total(start=0):
    # The lecture note's coroutine, with a start.
    total = start
    while True:
        x = (yield total)
        total += x
