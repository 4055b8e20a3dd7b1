import functools


def coroutine(func):
    @functools.wraps(func)
    def start(*args, **kwargs):
        generator = func(*args, **kwargs)
        try:
            return next(generator)
        except StopIteration:
            raise RuntimeError("it has ended already") from None

    return start
