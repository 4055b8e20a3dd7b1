import functools


def coroutine(func):
    @functools.wraps(func)
    def primed(*args, **kwargs):
        # A StopIteration that leaves a generator becomes a RuntimeError (PEP 479).
        def start():
            generator = func(*args, **kwargs)
            next(generator)
            yield generator

        return next(start())

    return primed
