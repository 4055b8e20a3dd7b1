class running_total:
    """The loop is right; but every send starts it anew."""

    def __init__(self, start=0):
        self.start = start

    def _loop(self):
        total = self.start
        while True:
            x = yield total
            if x is not None:
                total += x

    def __next__(self):
        return next(self._loop())

    def send(self, value):
        loop = self._loop()
        next(loop)
        return loop.send(value)

    def close(self):
        self._loop().close()
