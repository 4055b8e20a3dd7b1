class Reset(Exception):
    pass


def resettable_total():
    total = 0
    while True:
        total += yield total
