def trampoline(gen):
    value = None
    while True:
        try:
            value = gen.send(value)
        except StopIteration as stop:
            return stop.value
