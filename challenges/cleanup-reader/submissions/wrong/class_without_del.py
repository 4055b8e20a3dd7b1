class reader:
    def __init__(self, lines, log):
        self.source, self.log = iter(lines), log
        self.state = "new"

    def __next__(self):
        if self.state == "closed":
            raise StopIteration
        if self.state == "new":
            self.state = "open"
            self.log.append("open")
        try:
            return next(self.source)
        except BaseException:
            self.close()
            raise

    def throw(self, error):
        self.close()
        raise error

    def close(self):
        if self.state != "closed":
            self.log.append("close")
        self.state = "closed"
