def feed(co, values):
    results = []
    try:
        for value in values:
            results.append(co.send(value))
    except StopIteration:
        pass
    finally:
        co.close()
    return results
