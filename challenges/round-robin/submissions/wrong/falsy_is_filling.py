from itertools import zip_longest


def round_robin(*gens):
    try:
        return [value for step in zip_longest(*gens) for value in filter(None, step)]
    finally:
        for gen in gens:
            gen.close()
