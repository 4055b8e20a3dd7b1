from collections import deque


def round_robin(*gens):
    values, ready, errors = [], deque(gens), []
    while ready:
        gen = ready.popleft()
        try:
            values.append(next(gen))
        except StopIteration:
            continue
        except Exception as error:
            errors.append(error)
            continue
        ready.append(gen)
    if errors:
        raise errors[0]
    return values
