from functools import wraps


def stage(func):
    """Start the coroutine, so that it stands at its first `yield` and can be sent to."""

    @wraps(func)
    def started(*args):
        coroutine = func(*args)
        next(coroutine)
        return coroutine

    return started


# The three that have targets are alike. close() raises GeneratorExit at the `yield`; an
# exception of `fn`, or of a stage further on, comes out of the line below it. Both leave
# through the `finally`, which hands the end on. Closing what has ended does nothing.


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
            if pred(item):
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
            out.append((yield))
    finally:
        out.append("END")
