from types import GeneratorType


def trampoline(gen):
    stack, value = [gen], None
    while stack:
        try:
            value = stack[-1].send(value)
        except StopIteration as stop:
            stack.pop()
            value = stop.value
        except Exception as error:
            stack.pop()
            if not stack:
                raise
            value = stack[0].throw(error)
            del stack[1:]
        else:
            if isinstance(value, GeneratorType):
                stack.append(value)
                value = None
    return value
