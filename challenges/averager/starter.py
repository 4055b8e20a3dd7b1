def averager():
    average = None
    while True:
        x = yield average
        average = x  # The mean of one number. What must be remembered for more?
