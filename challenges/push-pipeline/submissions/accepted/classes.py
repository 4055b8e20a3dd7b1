class Stage:
    targets = ()
    closed = False

    def send(self, item):
        try:
            self.take(item)
        except BaseException:
            self.close()
            raise

    def close(self):
        if self.closed:
            return
        self.closed = True
        self.end()
        for target in self.targets:
            target.close()

    def end(self):
        pass


class mapper(Stage):
    def __init__(self, fn, target):
        self.fn, self.targets = fn, [target]

    def take(self, item):
        self.targets[0].send(self.fn(item))


class filterer(mapper):
    def take(self, item):
        if self.fn(item):
            self.targets[0].send(item)


class broadcast(Stage):
    def __init__(self, *targets):
        self.targets = targets

    def take(self, item):
        for target in self.targets:
            target.send(item)


class sink(Stage):
    def __init__(self, out):
        self.out = out

    def take(self, item):
        self.out.append(item)

    def end(self):
        self.out.append("END")
