from types import GeneratorType


def trampoline(gen):
    step, argument = gen.send, None
    while True:
        try:
            value = step(argument)
        except StopIteration as stop:
            return stop.value
        step, argument = gen.send, value
        if isinstance(value, GeneratorType):
            try:
                argument = trampoline(value)
            except Exception as error:
                step, argument = gen.throw, error
