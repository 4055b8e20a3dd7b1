def round_robin(*gens):
    values, running = [], list(gens)
    try:
        while running:
            try:
                for gen in running:
                    values.append(next(gen))
            except StopIteration:
                running.remove(gen)
    finally:
        for gen in running:
            gen.close()
    return values
