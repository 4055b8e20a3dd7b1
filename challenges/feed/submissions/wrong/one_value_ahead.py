def feed(co, values):
    results = []
    try:
        source = iter(values)
        value = next(source, None)
        next(co)
        while value is not None:
            following = next(source, None)
            results.append(co.send(value))
            value = following
    except StopIteration:
        pass
    finally:
        co.close()
    return results
