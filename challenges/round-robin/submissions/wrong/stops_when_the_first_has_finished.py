def round_robin(*gens):
    values = []
    try:
        while True:
            for gen in gens:
                values.append(next(gen))
    except StopIteration:
        return values
    finally:
        for gen in gens:
            gen.close()
