from contextlib import ExitStack


def _stage(take, targets=(), at_end=lambda: None):
    def run():
        with ExitStack() as stack:
            stack.callback(at_end)
            for target in reversed(targets):
                stack.callback(target.close)
            while True:
                take((yield))

    coroutine = run()
    coroutine.send(None)
    return coroutine


def mapper(fn, target):
    return _stage(lambda item: target.send(fn(item)), (target,))


def filterer(pred, target):
    return _stage(lambda item: pred(item) and target.send(item), (target,))


def broadcast(*targets):
    def take(item):
        for target in targets:
            target.send(item)

    return _stage(take, targets)


def sink(out):
    return _stage(out.append, at_end=lambda: out.append("END"))
