def feed(co, values):
    results = []
    try:
        next(co)
        for value in values:
            results.append(co.send(value))
    except StopIteration as stop:
        results.append(stop.value)
    finally:
        co.close()
    return results
