def round_robin(*gens):
    values, left = [], []
    try:
        for gen in gens:
            try:
                values.append(next(gen))
            except StopIteration:
                continue
            left.append(gen)
        return values + round_robin(*left) if left else values
    except BaseException:
        for gen in gens:
            gen.close()
        raise
