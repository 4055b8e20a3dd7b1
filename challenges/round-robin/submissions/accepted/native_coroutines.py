from collections import deque
from types import coroutine


@coroutine
def give_way():
    yield


def round_robin(*gens):
    values = []

    async def run(gen):
        try:
            for value in gen:
                values.append(value)
                await give_way()
        finally:
            gen.close()

    ready = deque(run(gen) for gen in gens)
    everything = list(ready)
    while ready:
        task = ready.popleft()
        try:
            task.send(None)
        except StopIteration:
            continue
        except BaseException:
            for other in everything:
                other.close()
            raise
        ready.append(task)
    return values
