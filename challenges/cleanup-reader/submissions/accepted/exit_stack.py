import contextlib


def reader(lines, log):
    with contextlib.ExitStack() as stack:
        log += ["open"]
        stack.callback(log.append, "close")
        for line in lines:
            yield line
