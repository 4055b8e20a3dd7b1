import functools


def coroutine(func):
    # Without wraps() every decorated function would be called "start" in tracebacks and
    # in help().
    @functools.wraps(func)
    def start(*args, **kwargs):
        # Inside of `start`, not beside it: a generator can be run only once, so each
        # call needs a new one.
        generator = func(*args, **kwargs)
        try:
            # Up to the first `yield`. From here on there is an expression that can
            # receive a value; what it hands out now is of no use to anybody.
            next(generator)
        except StopIteration:
            # It would end the caller's own `for` loop or generator without a word.
            raise RuntimeError(f"{func.__name__} ended before its first yield") from None
        return generator

    return start
