class RunningTotal:
    def __init__(self, start=0):
        self._total = start
        self._closed = False
        self._started = False

    def __iter__(self):
        return self

    def __next__(self):
        return self.send(None)

    def send(self, value):
        if self._closed:
            raise StopIteration
        if not self._started:
            if value is not None:
                raise TypeError("can't send non-None value to a just-started generator")
            self._started = True
        elif value is not None:
            self._total += value
        return self._total

    def close(self):
        self._closed = True


def running_total(start=0):
    return RunningTotal(start)
