class Reset(Exception):
    pass


def resettable_total():
    total = 0
    while True:
        try:
            total += yield total
        except BaseException as error:
            if isinstance(error, (ValueError, KeyboardInterrupt)):
                raise
            total = error.args[0] if error.args else 0
