def round_robin(*gens):
    return [value for gen in gens for value in gen]
