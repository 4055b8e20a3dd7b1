from collections import deque


def round_robin(*gens):
    values, ready = [], deque(gens)
    try:
        while ready:
            gen = ready.popleft()
            try:
                value = next(gen)
            except StopIteration as stop:
                values.append(stop.value)
                continue
            values.append(value)
            ready.append(gen)
    finally:
        for gen in ready:
            gen.close()
    return values
