import inspect
from functools import partial


def trampoline(gen):
    parents = []
    step = partial(next, gen)
    while True:
        try:
            result = step()
        except StopIteration as stop:
            if not parents:
                return stop.value
            gen = parents.pop()
            step = partial(gen.send, stop.value)
        except BaseException as error:
            if not parents:
                raise
            gen = parents.pop()
            step = partial(gen.throw, error)
        else:
            if inspect.isgenerator(result):
                parents.append(gen)
                gen = result
                step = partial(next, gen)
            else:
                step = partial(gen.send, result)
