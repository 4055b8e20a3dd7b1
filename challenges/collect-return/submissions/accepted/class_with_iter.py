class Kept:
    """Iterating it runs the generator; afterwards `result` is what it returned."""

    result = None

    def __init__(self, gen):
        self.gen = gen

    def __iter__(self):
        self.result = yield from self.gen


def collect(gen):
    kept = Kept(gen)
    return [*kept], kept.result
