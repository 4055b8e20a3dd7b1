class turnstile:
    def __init__(self):
        self.open = False
        self.passages = 0
        self.over = False

    def __next__(self):
        return self.send(None)

    def send(self, event):
        if self.over:
            raise StopIteration
        match event:
            case "shutdown":
                self.over = True
                raise StopIteration(self.passages)
            case "coin":
                self.open = True
            case "push" if self.open:
                self.open = False
                self.passages += 1
        return "unlocked" if self.open else "locked"
