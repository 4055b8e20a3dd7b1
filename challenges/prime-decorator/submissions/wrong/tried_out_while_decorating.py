import functools


def coroutine(func):
    try:
        next(func())  # does it yield at all?
    except Exception:
        pass

    @functools.wraps(func)
    def start(*args, **kwargs):
        generator = func(*args, **kwargs)
        try:
            next(generator)
        except StopIteration:
            raise RuntimeError("it has ended already") from None
        return generator

    return start
