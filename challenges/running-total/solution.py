def running_total(start=0):
    total = start
    while True:
        # One `yield`, both directions: it hands out the total and stops here. When the
        # generator is resumed, the expression has the value that was sent in.
        x = yield total
        # `next(g)` is `g.send(None)`, so a peek arrives as None. Ask for None itself:
        # `if x:` would do here, because adding 0 changes nothing, but the habit breaks
        # as soon as a falsy value means something, as in `if not x: return`.
        if x is not None:
            total += x
        # Around to the same `yield`: what it hands out next is what this send() returns.

    # Nothing is to be done for close(): it raises GeneratorExit at the `yield`, which
    # leaves the loop and the function.
