def trampoline(gen):
    stack, value, error = [gen], None, None
    while stack:
        top = stack[-1]
        try:
            if error:
                pending, error = error, None
                value = top.throw(pending)
            elif hasattr(top, "send"):
                value = top.send(value)
            else:
                value = next(top)
        except StopIteration as stop:
            stack.pop()
            value = stop.value
        except Exception as raised:
            stack.pop()
            error = raised
        else:
            if hasattr(value, "__iter__") and not isinstance(value, str):
                stack.append(iter(value))
                value = None
    if error:
        raise error
    return value
