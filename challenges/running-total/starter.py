def running_total(start=0):
    # Replace this: give the total, and take what is sent.
    yield start
