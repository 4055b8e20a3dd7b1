import functools


def coroutine(func):
    # This is a generator function again: nothing of it runs until somebody calls next().
    @functools.wraps(func)
    def start(*args, **kwargs):
        generator = func(*args, **kwargs)
        next(generator)
        yield from generator

    return start
