def averager_result():
    total = count = 0
    while True:
        number = yield
        total += number
        count += 1
    # How does the loop end, and how does the result get out?


def run_averager(values):
    average = averager_result()
    next(average)
    for number in values:
        average.send(number)
    # Where is the result?
