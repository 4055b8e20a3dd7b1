def feed(co, values):
    try:
        next(co)
        for value in values:
            yield co.send(value)
    except StopIteration:
        pass
    finally:
        co.close()
