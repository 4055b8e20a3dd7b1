class averager:
    def __init__(self):
        self.sent = []

    def __next__(self):
        return self.send(None)

    def send(self, value):
        if value is not None:
            self.sent.append(value)
        if not self.sent:
            return None
        return sum(self.sent) / len(self.sent)
