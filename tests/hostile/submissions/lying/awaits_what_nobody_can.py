# crashed, failed
class Odd:
    def __await__(self):
        for thing in (None, 1, object(), self, "a", b"", [], Exception):
            yield thing
        return self


async def both(a, b):
    return await Odd()


async def careful(a):
    import asyncio

    other = asyncio.new_event_loop().create_future()
    await other
