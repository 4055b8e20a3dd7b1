def running_total(start=0, numbers=[]):
    while True:
        x = yield start + sum(numbers)
        if x is not None:
            numbers.append(x)
