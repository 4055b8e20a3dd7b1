def pairs(iterable):
    while True:
        try:
            yield next(iterable), next(iterable)
        except StopIteration:
            return
