# crashed, failed
import sys


def trace(frame, event, arg):
    # The frames below are the guest's: none of them may come back as if all was well.
    while frame.f_back is not None:
        frame = frame.f_back
        frame.f_trace = leave
    return leave


def leave(frame, event, arg):
    if "guest" in frame.f_code.co_filename:
        raise SystemExit(0)
    return leave


def total():
    yield 0
    sys.settrace(trace)
    yield 0


async def both(a, b):
    sys.settrace(trace)


async def careful(a):
    sys.settrace(trace)
