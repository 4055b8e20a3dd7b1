def round_robin(*gens):
    values = []
    for step in zip(*gens):
        values += step
    return values
