def feed(co, values):
    results = []
    try:
        next(co)
    except StopIteration:
        return results
    try:
        for value in values:
            try:
                results.append(co.send(value))
            except StopIteration:
                continue
    finally:
        co.close()
    return results
