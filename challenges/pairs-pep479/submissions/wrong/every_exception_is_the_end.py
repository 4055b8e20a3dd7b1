def pairs(iterable):
    items = iter(iterable)
    while True:
        try:
            yield next(items), next(items)
        except Exception:
            return
