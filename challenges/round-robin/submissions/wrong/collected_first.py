from itertools import zip_longest

NOTHING = object()


def round_robin(*gens):
    try:
        series = [list(gen) for gen in gens]
    finally:
        for gen in gens:
            gen.close()
    return [v for step in zip_longest(*series, fillvalue=NOTHING) for v in step if v is not NOTHING]
