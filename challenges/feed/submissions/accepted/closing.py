from contextlib import closing, suppress


def feed(co, values):
    results = []
    with closing(co), suppress(StopIteration):
        co.send(None)
        for value in values:
            results += [co.send(value)]
    return results
