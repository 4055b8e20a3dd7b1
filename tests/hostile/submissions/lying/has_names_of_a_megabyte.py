# failed
name = "X" * 1_000_000
Long = type(name, (ValueError,), {"__module__": name, "__qualname__": name, "__doc__": name})


def total():
    yield Long(name)


async def both(a, b):
    raise Long(name)


async def careful(a):
    await both(a, a)


total.__name__ = total.__qualname__ = both.__name__ = both.__qualname__ = name
globals()[name] = name
