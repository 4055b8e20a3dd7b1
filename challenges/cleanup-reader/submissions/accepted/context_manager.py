from contextlib import contextmanager


@contextmanager
def opened(log):
    log.append("open")
    try:
        yield
    finally:
        log.append("close")


def reader(lines, log):
    with opened(log):
        yield from lines
