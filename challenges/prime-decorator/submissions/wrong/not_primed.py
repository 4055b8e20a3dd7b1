import functools


def coroutine(func):
    @functools.wraps(func)
    def start(*args, **kwargs):
        return func(*args, **kwargs)

    return start
