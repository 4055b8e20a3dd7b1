# failed
class Every(ValueError, TypeError, LookupError, RuntimeError):
    args = property(lambda self: (0,))


async def both(a, b):
    raise Every(0)


async def careful(a):
    await a.__call__() if False else None
    raise Every(0)
