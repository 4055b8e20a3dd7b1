import functools


def coroutine(func):
    @functools.wraps(func)
    def start(*args, **kwargs):
        generator = func(*args, **kwargs)
        try:
            next(generator)
        except Exception as error:
            raise RuntimeError("it could not be started") from error
        return generator

    return start
