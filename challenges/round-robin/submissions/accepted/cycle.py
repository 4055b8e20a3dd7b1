from itertools import cycle, islice


def round_robin(*gens):
    values = []
    number = len(gens)
    turn = cycle(gens)
    try:
        while number:
            try:
                for gen in turn:
                    values.append(next(gen))
            except StopIteration:
                number -= 1
                turn = cycle(islice(turn, number))
    finally:
        for gen in gens:
            gen.close()
    return values
