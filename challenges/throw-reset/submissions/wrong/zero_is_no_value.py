class Reset(Exception):
    pass


def resettable_total():
    total = 0
    while True:
        try:
            x = yield total
            if not x:
                return
            total += x
        except Reset as reset:
            total = reset.args[0] if reset.args else 0
