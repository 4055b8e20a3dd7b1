from types import GeneratorType


def trampoline(gen):
    stack, value, error = [gen], None, None
    while stack:
        try:
            if error:
                pending, error = error, None
                value = stack[-1].throw(pending)
            else:
                value = stack[-1].send(value)
        except StopIteration:
            stack.pop()
            value = None
        except Exception as raised:
            stack.pop()
            error = raised
        else:
            if isinstance(value, GeneratorType):
                stack.append(value)
                value = None
    if error:
        raise error
    return value
