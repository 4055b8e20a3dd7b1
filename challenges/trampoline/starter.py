def trampoline(gen):
    # Right for one level; but what `gen` yields may be a generator, too.
    value = None
    while True:
        try:
            value = gen.send(value)
        except StopIteration as stop:
            return stop.value
