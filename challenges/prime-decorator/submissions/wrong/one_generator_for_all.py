import functools


def coroutine(func):
    generator = func()
    next(generator)

    @functools.wraps(func)
    def start(*args, **kwargs):
        return generator

    return start
