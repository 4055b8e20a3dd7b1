# crashed, failed
class Parrot:
    def __repr__(self):
        # A frame of its own, in the middle of the guest's.
        outside().say({"out": "yielded", "value": 0})
        return "0"


def total():
    while True:
        yield Parrot()


async def both(a, b):
    return [Parrot(), Parrot()]


async def careful(a):
    raise ValueError(Parrot())
