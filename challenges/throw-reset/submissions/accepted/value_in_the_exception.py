class Reset(Exception):
    def __init__(self, value=0):
        super().__init__(value)
        self.value = value


def resettable_total():
    total = 0
    while True:
        try:
            total += yield total
        except Reset as reset:
            total = reset.value
