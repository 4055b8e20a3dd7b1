def pairs(iterable):
    items = iter(iterable)
    while True:
        try:
            pair = next(items), next(items)
        except StopIteration:
            # Until Python 3.6 a StopIteration that left the body ended the generator
            # silently. Since 3.7 it becomes a RuntimeError (PEP 479), because it nearly
            # always was a mistake. The way to end a generator is to return from it.
            return
        # Outside of the `try`: what the caller throws in at this `yield` is its own.
        yield pair


# `zip(items, items)` pulls twice from the same iterator and needs no `try`: it is not a
# generator, so a StopIteration may leave it. The nested `for` catches it just as well:
#
#     for a in items:
#         for b in items:
#             yield a, b
#             break
