import functools


def coroutine(func):
    @functools.wraps(func)
    def start(*args, **kwargs):
        generator = func(*args, **kwargs)
        try:
            next(generator)
            generator.send(None)
        except StopIteration:
            raise RuntimeError("it has ended already") from None
        return generator

    return start
