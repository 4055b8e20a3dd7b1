def feed(co, values):
    results = []
    try:
        next(co)
        for value in values:
            results.append(co.send(value))
    finally:
        co.close()
        return results
