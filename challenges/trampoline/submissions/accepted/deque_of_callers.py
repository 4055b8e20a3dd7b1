from collections import deque


def trampoline(gen):
    callers = deque()
    act, argument = gen.send, None
    while True:
        try:
            out = act(argument)
        except StopIteration as stop:
            outcome, result = "send", stop.value
        except Exception as error:
            outcome, result = "throw", error
        else:
            if hasattr(out, "send") and hasattr(out, "throw"):
                callers.appendleft(gen)
                gen, act, argument = out, out.send, None
            else:
                act, argument = gen.send, out
            continue
        if not callers:
            if outcome == "throw":
                raise result
            return result
        gen = callers.popleft()
        act, argument = getattr(gen, outcome), result
