def feed(co, values):
    values = list(values)
    results = []
    try:
        next(co)
        for value in values:
            results.append(co.send(value))
    except StopIteration:
        pass
    finally:
        co.close()
    return results
