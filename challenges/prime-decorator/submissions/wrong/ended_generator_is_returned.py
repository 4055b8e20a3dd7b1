import functools


def coroutine(func):
    @functools.wraps(func)
    def start(*args, **kwargs):
        generator = func(*args, **kwargs)
        next(generator, None)
        return generator

    return start
