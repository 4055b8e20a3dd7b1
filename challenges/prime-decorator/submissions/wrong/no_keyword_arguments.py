import functools


def coroutine(func):
    @functools.wraps(func)
    def start(*args):
        generator = func(*args)
        try:
            next(generator)
        except StopIteration:
            raise RuntimeError("it has ended already") from None
        return generator

    return start
