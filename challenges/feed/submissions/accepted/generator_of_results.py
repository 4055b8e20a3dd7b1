def _results(co, values):
    try:
        next(co)
        for value in values:
            result = co.send(value)
            yield result
    except StopIteration:
        return


def feed(co, values):
    try:
        return list(_results(co, values))
    finally:
        co.close()
