class Reset(Exception):
    pass


total = 0


def resettable_total():
    global total
    total = 0
    while True:
        try:
            x = yield total
            total += x
        except Reset as reset:
            total = reset.args[0] if reset.args else 0
