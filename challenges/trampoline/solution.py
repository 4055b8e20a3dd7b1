from types import GeneratorType


def trampoline(gen):
    # The call stack: each generator in it waits for the result of the one above it. An
    # ordinary list, so its depth is not limited by Python's recursion limit.
    stack = [gen]
    # How the one on top is resumed next: with a value, or with an exception.
    value, error = None, None
    while stack:
        top = stack[-1]
        try:
            if error is None:
                yielded = top.send(value)
            else:
                pending, error = error, None
                yielded = top.throw(pending)
        except StopIteration as stop:
            # A return: its value goes to whoever is on top now.
            stack.pop()
            value = stop.value
        except BaseException as raised:
            # It has not handled it; its caller may. Nothing of it is lost at the bottom.
            stack.pop()
            error = raised
        else:
            if isinstance(yielded, GeneratorType):
                stack.append(yielded)
                value = None  # a fresh generator can only be sent None
            else:
                value = yielded
    if error is not None:
        raise error
    return value
