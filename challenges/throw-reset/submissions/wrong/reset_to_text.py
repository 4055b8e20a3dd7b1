class Reset(Exception):
    pass


def resettable_total():
    total = 0
    while True:
        try:
            total += yield total
        except Reset as reset:
            total = int(str(reset) or 0)
