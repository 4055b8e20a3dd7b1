def round_robin(*gens):
    values, running = [], list(gens)
    try:
        while running:
            for gen in running:
                try:
                    values.append(next(gen))
                except StopIteration:
                    running.remove(gen)
    finally:
        for gen in running:
            gen.close()
    return values
