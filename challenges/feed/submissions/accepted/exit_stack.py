import contextlib
import functools


def feed(co, values):
    with contextlib.ExitStack() as stack:
        stack.callback(co.close)
        steps = map(co.send, values)
        try:
            next(co)
        except StopIteration:
            return []
        # A StopIteration of send() ends the map as it would end any iterator.
        return functools.reduce(lambda results, result: [*results, result], steps, [])
