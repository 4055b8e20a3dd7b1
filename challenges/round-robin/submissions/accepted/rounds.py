def round_robin(*gens):
    values = []
    running = list(gens)
    try:
        while running:
            left = []
            for gen in running:
                for value in gen:
                    values.append(value)
                    left.append(gen)
                    break
            running = left
    except BaseException:
        for gen in gens:
            gen.close()
        raise
    return values
