def feed(co, values):
    next(co)
    try:
        return [co.send(value) for value in values]
    finally:
        co.close()
