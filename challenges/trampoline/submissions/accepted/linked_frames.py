from collections.abc import Generator


class Frame:
    def __init__(self, gen, caller):
        self.gen, self.caller = gen, caller

    def resume(self, value, error):
        """The frame to run next, and with what."""
        try:
            got = self.gen.throw(error) if error else self.gen.send(value)
        except StopIteration as stop:
            return self.caller, stop.value, None
        except Exception as raised:
            return self.caller, None, raised
        if isinstance(got, Generator):
            return Frame(got, self), None, None
        return self, got, None


def trampoline(gen):
    frame, value, error = Frame(gen, None), None, None
    while frame:
        frame, value, error = frame.resume(value, error)
    if error:
        raise error
    return value
