from types import GeneratorType


def trampoline(gen):
    stack, value, last, error = [gen], None, None, None
    while stack:
        try:
            if error:
                pending, error = error, None
                value = stack[-1].throw(pending)
            else:
                value = stack[-1].send(value)
        except StopIteration as stop:
            stack.pop()
            value = last if stop.value is None else stop.value
        except Exception as raised:
            stack.pop()
            error = raised
        else:
            if isinstance(value, GeneratorType):
                stack.append(value)
                value = None
            else:
                last = value
    if error:
        raise error
    return value
