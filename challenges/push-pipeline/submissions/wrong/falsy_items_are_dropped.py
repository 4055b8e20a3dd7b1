def stage(func):
    def started(*args):
        coroutine = func(*args)
        next(coroutine)
        return coroutine

    return started


@stage
def mapper(fn, target):
    try:
        while True:
            item = yield
            target.send(fn(item))
    finally:
        target.close()


@stage
def filterer(pred, target):
    try:
        while True:
            item = yield
            if item and pred(item):
                target.send(item)
    finally:
        target.close()


@stage
def broadcast(*targets):
    try:
        while True:
            item = yield
            for target in targets:
                target.send(item)
    finally:
        for target in targets:
            target.close()


@stage
def sink(out):
    try:
        while True:
            item = yield
            out.append(item)
    finally:
        out.append("END")
