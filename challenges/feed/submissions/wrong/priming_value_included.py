def feed(co, values):
    results = []
    try:
        results.append(next(co))
        for value in values:
            results.append(co.send(value))
    except StopIteration:
        pass
    finally:
        co.close()
    return results
