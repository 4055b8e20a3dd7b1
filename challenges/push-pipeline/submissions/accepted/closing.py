from contextlib import closing


def primed(func):
    def start(*args):
        coroutine = func(*args)
        coroutine.send(None)
        return coroutine

    return start


@primed
def mapper(fn, target):
    with closing(target):
        while True:
            target.send(fn((yield)))


@primed
def filterer(pred, target):
    with closing(target):
        while True:
            item = yield
            if not pred(item):
                continue
            target.send(item)


@primed
def broadcast(*targets):
    if not targets:
        while True:
            yield
    first, *rest = targets
    # Two at a time: the first, and a broadcast to the others.
    others = broadcast(*rest)
    with closing(others), closing(first):
        while True:
            item = yield
            first.send(item)
            others.send(item)


@primed
def sink(out):
    try:
        while True:
            item = yield
            out += [item]
    except GeneratorExit:
        out += ["END"]
        raise
