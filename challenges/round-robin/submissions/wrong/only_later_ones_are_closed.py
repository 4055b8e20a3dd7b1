def round_robin(*gens):
    values, running = [], list(gens)
    while running:
        left = []
        for n, gen in enumerate(running):
            try:
                values.append(next(gen))
            except StopIteration:
                continue
            except BaseException:
                for other in running[n:]:
                    other.close()
                raise
            left.append(gen)
        running = left
    return values
