class reader:
    def __init__(self, lines, log):
        self.lines, self.log = lines, log
        self.state = "new"

    def __iter__(self):
        return self

    def __next__(self):
        if self.state == "closed":
            raise StopIteration
        if self.state == "new":
            self.state = "open"
            self.log.append("open")
            self.source = iter(self.lines)
        try:
            return next(self.source)
        except BaseException:
            self.close()
            raise

    def throw(self, error):
        self.close()
        raise error

    def close(self):
        if self.state == "open":
            self.log.append("close")
        self.state = "closed"

    __del__ = close
