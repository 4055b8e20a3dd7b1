ENDED = object()


def _step(co, value):
    try:
        return co.send(value)
    except StopIteration:
        return ENDED


def feed(co, values):
    results = []
    error = None
    if _step(co, None) is not ENDED:
        source = iter(values)
        while True:
            try:
                value = next(source)
            except StopIteration:
                break
            except BaseException as e:
                error = e
                break
            result = _step(co, value)
            if result is ENDED:
                break
            results.append(result)
    co.close()
    if error is not None:
        raise error
    return results
