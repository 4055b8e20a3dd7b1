def collect(gen):
    values = []
    while True:
        try:
            values.append(next(gen))
        except StopIteration as e:
            if isinstance(e.value, BaseException):
                raise e.value
            return values, e.value
