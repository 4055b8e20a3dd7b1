def feed(co, values):
    results = []
    started = False
    try:
        for value in values:
            if not started:
                next(co)
                started = True
            results.append(co.send(value))
    except StopIteration:
        pass
    finally:
        co.close()
    return results
