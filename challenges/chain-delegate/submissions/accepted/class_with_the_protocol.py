from collections.abc import Generator


class chain(Generator):
    def __init__(self, *gens):
        self.waiting = list(gens)
        self.results = []
        self.active = None

    def _step(self, step):
        while True:
            if self.active is None:
                if not self.waiting:
                    results, self.results = self.results, None
                    raise StopIteration(results)
                self.active, step = self.waiting.pop(0), None
            try:
                return next(self.active) if step is None else step(self.active)
            except StopIteration as stop:
                self.results.append(stop.value)
                self.active = None

    def send(self, value):
        return self._step(None if value is None else lambda gen: gen.send(value))

    def throw(self, error, *rest):
        return self._step(lambda gen: gen.throw(error, *rest))

    def close(self):
        if self.active is not None:
            self.active.close()
        self.active, self.waiting = None, []
