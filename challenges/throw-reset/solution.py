class Reset(Exception):
    """Thrown in: set the total to the first argument, or to 0."""


def resettable_total():
    total = 0
    while True:
        # The `try` stands around the `yield`, because that is where throw() raises, and
        # inside of the loop, so that the loop survives.
        try:
            x = yield total
        except Reset as reset:
            # No `yield` here: throw() returns what the *next* `yield` hands out, and that
            # is the one above, with the new total. A `yield` of its own in this block
            # would take the next value that is sent, and lose it.
            total = reset.args[0] if reset.args else 0
        else:
            total += x
        # Everything else, GeneratorExit of close() included, goes through untouched.
