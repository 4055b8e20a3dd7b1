from collections import deque


def round_robin(*gens):
    values, ready = [], deque(gens)
    while ready:
        gen = ready.popleft()
        try:
            values.append(next(gen))
        except StopIteration:
            continue
        ready.append(gen)
    return values
