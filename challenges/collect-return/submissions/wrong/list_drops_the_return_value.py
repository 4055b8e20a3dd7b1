def collect(gen):
    return list(gen), None
