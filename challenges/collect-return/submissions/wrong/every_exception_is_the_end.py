def collect(gen):
    values = []
    try:
        while True:
            values.append(next(gen))
    except Exception as e:
        return values, getattr(e, "value", None)
