import functools


class coroutine:
    def __init__(self, func):
        functools.update_wrapper(self, func)

    def __call__(self, *args, **kwargs):
        generator = self.__wrapped__(*args, **kwargs)
        for _ in generator:
            return generator
        raise RuntimeError("no yield")
