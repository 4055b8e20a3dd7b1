END = object()


def collect(gen):
    stops = []

    def step():
        try:
            return next(gen)
        except StopIteration as stop:
            stops.append(stop)
            return END

    return list(iter(step, END)), stops[0].value
