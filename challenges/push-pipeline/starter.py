def mapper(fn, target):
    while True:
        item = yield
        target.send(fn(item))


def filterer(pred, target):
    yield


def broadcast(*targets):
    yield


def sink(out):
    # Who starts these coroutines, and who closes what is behind them?
    yield
