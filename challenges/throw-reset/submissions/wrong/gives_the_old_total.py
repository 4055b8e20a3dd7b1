class Reset(Exception):
    pass


def resettable_total():
    total = shown = 0
    while True:
        try:
            x = yield shown
            total += x
            shown = total
        except Reset as reset:
            shown, total = total, reset.args[0] if reset.args else 0
