def chain(*gens):
    for gen in gens:
        for value in gen:
            # What is sent or thrown stops here: `gen` never hears of it.
            yield value
