def feed(co, values):
    try:
        next(co)
        return [co.send(value) for value in values]
    except StopIteration:
        return []
    finally:
        co.close()
