def round_robin(*gens):
    values = []
    for gen in gens:
        # One after another: the first runs to its end before the second begins.
        values += gen
    return values
