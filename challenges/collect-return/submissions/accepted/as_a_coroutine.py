import types


@types.coroutine
def _delegate(gen):
    return (yield from gen)


def collect(gen):
    async def main():
        return await _delegate(gen)

    coroutine = main()
    values = []
    while True:
        try:
            values.append(coroutine.send(None))
        except StopIteration as stop:
            return values, stop.value
