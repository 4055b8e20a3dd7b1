from itertools import count


def _answers(total):
    """Delegated to: everything that is sent arrives here."""
    for _ in count():
        sent = yield total
        total = total if sent is None else total + sent


def running_total(start=0):
    yield from _answers(start)
