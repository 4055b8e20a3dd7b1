from collections.abc import Generator
from functools import partial, update_wrapper


class Primed(Generator):
    def __init__(self, func, *args, **kwargs):
        self._generator = func(*args, **kwargs)
        try:
            self._generator.send(None)
        except StopIteration as stop:
            raise RuntimeError("it has ended already") from stop

    def send(self, value):
        return self._generator.send(value)

    def throw(self, *error):
        return self._generator.throw(*error)

    def close(self):
        self._generator.close()


def coroutine(func):
    return update_wrapper(partial(Primed, func), func)
