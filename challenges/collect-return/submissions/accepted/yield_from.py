def collect(gen):
    result = None

    def keep():
        nonlocal result
        result = yield from gen

    values = list(keep())
    return values, result
