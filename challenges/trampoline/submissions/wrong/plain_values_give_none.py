from types import GeneratorType


def trampoline(gen):
    stack, value, error = [gen], None, None
    while stack:
        try:
            if error:
                pending, error = error, None
                got = stack[-1].throw(pending)
            else:
                got = stack[-1].send(value)
        except StopIteration as stop:
            stack.pop()
            value = stop.value
        except Exception as raised:
            stack.pop()
            error = raised
        else:
            value = None
            if isinstance(got, GeneratorType):
                stack.append(got)
    if error:
        raise error
    return value
