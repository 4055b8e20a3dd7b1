# failed
def total():
    yield "\ud800" * 100


async def both(a, b):
    return ["\udfff", "\ud83d"]


async def careful(a):
    raise type("E\ud800", (ValueError,), {})("\ud800\udc00 \udcff")
