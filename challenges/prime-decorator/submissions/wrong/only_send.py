import functools


class Sender:
    def __init__(self, generator):
        self.generator = generator
        try:
            next(generator)
        except StopIteration:
            raise RuntimeError("it has ended already") from None

    def send(self, value):
        return self.generator.send(value)

    def __next__(self):
        return self.send(None)


def coroutine(func):
    @functools.wraps(func)
    def start(*args, **kwargs):
        return Sender(func(*args, **kwargs))

    return start
