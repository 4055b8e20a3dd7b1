NOTHING = object()


def coroutine(func):
    def primed(*args, **kwargs):
        generator = func(*args, **kwargs)
        if next(generator, NOTHING) is NOTHING:
            raise RuntimeError("the coroutine ended at once")
        return generator

    primed.__name__ = func.__name__
    primed.__doc__ = func.__doc__
    return primed
