def stage(func):
    def started(*args):
        coroutine = func(*args)
        next(coroutine)
        return coroutine

    return started


@stage
def mapper(fn, target):
    while True:
        item = yield
        target.send(fn(item))


@stage
def filterer(pred, target):
    while True:
        item = yield
        if pred(item):
            target.send(item)


@stage
def broadcast(*targets):
    while True:
        item = yield
        for target in targets:
            target.send(item)


@stage
def sink(out):
    try:
        while True:
            item = yield
            out.append(item)
    finally:
        out.append("END")
