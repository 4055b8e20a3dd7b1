def feed(co, values):
    results = []
    try:
        # Priming: a generator that has not started has no `yield` that could take a
        # value. What it hands out here belongs to nobody's send(), so it is dropped.
        next(co)
        for value in values:
            # The list is filled in the loop, not by a comprehension: when `co` ends in
            # the middle, the results so far are still here.
            results.append(co.send(value))
    except StopIteration:
        # Only `co` can be meant: a `for` loop catches that of `values` by itself.
        pass
    finally:
        # On every way out, errors included. Closing one that has ended does no harm.
        co.close()
    return results
