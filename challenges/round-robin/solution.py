from collections import deque


def round_robin(*gens):
    values = []
    # A queue of those that are not finished. asyncio's event loop is built around the
    # same thing: take the first, let it run to its next `yield`, put it at the end.
    ready = deque(gens)
    try:
        while ready:
            gen = ready.popleft()
            try:
                value = next(gen)
            except StopIteration:
                continue  # finished: not put back
            values.append(value)
            ready.append(gen)
    finally:
        # Empty unless one has raised. That one is not in the queue, and needs no closing.
        for gen in ready:
            gen.close()
    return values
