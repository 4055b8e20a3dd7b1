class pairs:
    def __init__(self, iterable):
        self.items = iter(iterable)

    def __iter__(self):
        return self

    def __next__(self):
        # Not a generator: here a StopIteration may leave, and means the end.
        return next(self.items), next(self.items)
