from contextlib import ExitStack
from itertools import chain, zip_longest

NOTHING = object()


def round_robin(*gens):
    with ExitStack() as stack:
        for gen in gens:
            stack.callback(gen.close)
        steps = chain.from_iterable(zip_longest(*gens, fillvalue=NOTHING))
        return [value for value in steps if value is not NOTHING]
