def running_total(start=0):
    while True:
        start += (yield start) or 0
