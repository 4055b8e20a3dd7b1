def feed(co, values):
    results = []
    try:
        next(co)
        for value in values:
            if result := co.send(value):
                results.append(result)
    except StopIteration:
        pass
    finally:
        co.close()
    return results
