from types import GeneratorType


def _run(gen):
    value = None
    while True:
        try:
            value = gen.send(value)
        except StopIteration as stop:
            return stop.value
        if isinstance(value, GeneratorType):
            value = yield from _run(value)


def trampoline(gen):
    runner = _run(gen)
    try:
        while True:
            next(runner)
    except StopIteration as stop:
        return stop.value
