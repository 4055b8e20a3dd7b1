def round_robin(*gens):
    values, ready = [], list(reversed(gens))
    try:
        while ready:
            gen = ready.pop()
            try:
                values.append(next(gen))
            except StopIteration:
                continue
            ready.append(gen)
    finally:
        for gen in ready:
            gen.close()
    return values
