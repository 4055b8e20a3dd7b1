from types import GeneratorType


def trampoline(gen):
    stack, value = [gen], None
    while True:
        try:
            value = stack[-1].send(value)
        except StopIteration as stop:
            return stop.value
        if isinstance(value, GeneratorType):
            stack.append(value)
            value = None
