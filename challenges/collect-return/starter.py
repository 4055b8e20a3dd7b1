def collect(gen):
    values = list(gen)
    result = None  # Where is what the generator returned?
    return values, result
